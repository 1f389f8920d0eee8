/* A capstone as lines: its files, its stages and dares and how they stand. */
#include "cli/cli.h"

#include <string.h>

void desk_files(struct cli *c, struct study *s, const struct item *it)
{
    const struct exercise *ex = item_exercise(it);
    struct arena a = {0};
    struct buf text = {0};
    struct error err = {0};
    bool changed;
    if (!answer_peek(s, it, &text, &changed, &err)) {
        complain_error(&err);
    } else {
        struct bundle b = bundle_split(&a, buf_view(&text));
        print_f(c, WORD_TEXT, 0, "Files, in %s:", answer_path(s, &a, it));
        for (size_t i = 0; i < ex->file_count; i++) {
            const struct capstone_file *f = &ex->files[i];
            const struct str *now = bundle_find(&b, f->name);
            bool other = now && !str_eq(*now, f->text);
            const char *state = f->edits ? other ? "yours, edited" : "yours, as given"
                                         : other ? "given, but changed: reset puts it back" : "given, not to be changed";
            print_f(c, WORD_TEXT, 2, "%-16s %s%s", arena_cstr(&a, f->name), state, f->tests ? "; your tests" : "");
        }
    }
    buf_release(&text);
    arena_release(&a);
}

const struct capstone_file *desk_file(struct cli *c, const struct item *it, struct str name)
{
    const struct exercise *ex = item_exercise(it);
    const struct capstone_file *f = NULL;
    const char *names[CAPSTONE_FILES];
    struct arena a = {0};
    int64_t n;
    (void)c;
    if (str_to_int(name, 1, (int64_t)ex->file_count, &n))
        return &ex->files[n - 1];
    for (size_t i = 0; i < ex->file_count; i++) {
        names[i] = arena_cstr(&a, ex->files[i].name);
        if (str_eq(ex->files[i].name, name))
            f = &ex->files[i];
    }
    const char *near = f ? NULL : str_nearest(name, names, ex->file_count);
    if (near)
        complain("there is no file \"" STR_FMT "\" here; did you mean %s?", STR_ARG(name), near);
    else if (!f)
        complain("there is no file \"" STR_FMT "\" here; `files` lists them", STR_ARG(name));
    arena_release(&a);
    return f;
}

void desk_show_file(struct cli *c, struct study *s, const struct item *it, const struct capstone_file *f)
{
    struct arena a = {0};
    struct buf text = {0};
    struct error err = {0};
    bool changed;
    if (!answer_load(s, it, &text, &changed, &err)) {
        complain_error(&err);
    } else {
        struct bundle b = bundle_split(&a, buf_view(&text));
        const struct str *own = f->edits ? bundle_find(&b, f->name) : NULL;
        struct region r = region_find(own ? *own : f->text);
        print_f(c, WORD_TEXT, 0, STR_FMT "%s:", STR_ARG(f->name), f->edits ? "" : ", given and not to be changed");
        print_code(c, own ? *own : f->text);
        if (f->edits && r.limited)
            print_f(c, WORD_TEXT, 0, "Yours are lines %d to %d; the others stay as they are.", r.first + 1, r.end);
        print_f(c, WORD_DIM, 0, "File: %s", answer_file_path(s, &a, it, f->name));
    }
    buf_release(&text);
    arena_release(&a);
}

static void show_stage(struct cli *c, struct study *s, const struct item *it, const struct stage *stage, size_t number)
{
    bool passed = study_stage_passed(s, it, stage);
    if (stage->dare)
        print_f(c, passed ? WORD_PASS : WORD_TEXT, 2, "%s  " STR_FMT "  (badge: " STR_FMT ")", passed ? "MET " : "open",
                STR_ARG(stage->as.title), STR_ARG(stage->badge));
    else
        print_f(c, passed ? WORD_PASS : WORD_TEXT, 2, "%s  %zu. " STR_FMT "  (%d points, %s)", passed ? "PASSED" : "open  ",
                number, STR_ARG(stage->as.title), stage->points, stage_part_name(stage->part));
    print_doc(c, 4, stage->as.task);
}

/* Of the first stage that is not passed, and of each dare that is open. */
static void show_caller(struct cli *c, struct study *s, const struct item *it)
{
    const struct exercise *ex = item_exercise(it);
    size_t dares = study_status(s, it) < ITEM_DONE ? 0 : ex->dare_count;
    bool stage_shown = false;
    for (size_t i = 0; i < ex->stage_count + dares; i++) {
        const struct stage *of = i < ex->stage_count ? &ex->stages[i] : &ex->dares[i - ex->stage_count];
        if (!of->as.harness.len || study_stage_passed(s, it, of) || (!of->dare && stage_shown))
            continue;
        stage_shown |= !of->dare;
        print_f(c, WORD_TEXT, 0, "The part that calls yours in \"" STR_FMT "\", given (harness.c):", STR_ARG(of->as.title));
        print_code(c, of->as.harness);
    }
}

void desk_stages(struct cli *c, struct study *s, const struct item *it)
{
    const struct exercise *ex = item_exercise(it);
    print_f(c, WORD_TEXT, 0, "Stages (%d of 100 points so far; %d pass):", study_points(s, it), ex->pass);
    for (size_t i = 0; i < ex->stage_count; i++)
        show_stage(c, s, it, &ex->stages[i], i + 1);
    bool passed = study_status(s, it) >= ITEM_DONE;
    if (ex->dare_count && !passed)
        print_f(c, WORD_DIM, 0, ex->dare_count == 1 ? "There is a dare for who has passed: it earns a badge."
                                                    : "There are dares for who has passed: each earns a badge.");
    else if (ex->dare_count)
        print_f(c, WORD_TEXT, 0, "Dares:");
    for (size_t i = 0; passed && i < ex->dare_count; i++)
        show_stage(c, s, it, &ex->dares[i], 0);
    show_caller(c, s, it);
}
