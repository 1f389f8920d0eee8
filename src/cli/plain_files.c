/* --plain: an exercise of several files. `file NAME` shows one, and `type` and `edit` are
 * about that from then on, if it is the learner's. */
#include "cli/plain.h"

#include <string.h>

static bool here(struct plain *p)
{
    if (p->here->kind == EXERCISE_CAPSTONE)
        return true;
    plain_say(p, "This has no files and stages; they belong to a capstone.");
    return false;
}

void plain_files(struct plain *p, struct str rest)
{
    (void)rest;
    if (here(p))
        desk_files(p->c, p->s, p->here);
}

void plain_stages(struct plain *p, struct str rest)
{
    (void)rest;
    if (here(p))
        desk_stages(p->c, p->s, p->here);
}

void plain_file(struct plain *p, struct str rest)
{
    if (!here(p))
        return;
    rest = str_trim(rest);
    const struct capstone_file *f = rest.len ? desk_file(p->c, p->here, rest)
                                  : p->file.len ? capstone_file(item_exercise(p->here), p->file)
                                                : &item_exercise(p->here)->files[0];
    if (!f)
        return;
    if (f->edits)
        p->file = f->name;
    desk_show_file(p->c, p->s, p->here, f);
}

const struct capstone_file *plain_chosen(struct plain *p, struct str rest)
{
    const struct exercise *ex = item_exercise(p->here);
    rest = str_trim(rest);
    const struct capstone_file *f = rest.len ? desk_file(p->c, p->here, rest)
                                  : p->file.len ? capstone_file(ex, p->file) : &ex->files[0];
    if (f && !f->edits) {
        print_f(p->c, WORD_TEXT, 0, STR_FMT " is given and not to be changed. files tells which are yours.",
                STR_ARG(f->name));
        return NULL;
    }
    if (f)
        p->file = f->name;
    return f;
}

bool plain_save_file(struct plain *p, const struct capstone_file *f, struct str text)
{
    struct arena a = {0};
    struct buf now = {0}, whole = {0};
    struct error err = {0};
    bool changed, theirs = false;
    bool ok = answer_load(p->s, p->here, &now, &changed, &err);
    struct bundle b = bundle_split(&a, buf_view(&now));
    for (size_t i = 0; ok && i < item_exercise(p->here)->file_count; i++) {
        const struct capstone_file *each = &item_exercise(p->here)->files[i];
        const struct str *is = bundle_find(&b, each->name);
        if (each->edits)
            bundle_add(&whole, each->name, each == f ? text : is ? *is : each->text);
    }
    ok = ok && answer_save(p->s, p->here, buf_view(&whole), &theirs, &err);
    if (!ok)
        p->code = complain_error(&err);
    else if (theirs)
        plain_say(p, "A file had been changed elsewhere; that version is kept beside it.");
    buf_release(&now);
    buf_release(&whole);
    arena_release(&a);
    return ok;
}
