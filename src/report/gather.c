/* Progress files to figures. Each file is read once, event by event, into the
 * records of its learner; no event is kept. Only when two files turn out to be
 * of the same learner (both say so in the setting "learner") are all of that
 * learner's events held at once, put in order and freed of doubles, and the
 * learner's figures made anew from them.
 *
 * Files that name no learner are told apart by their file name, and never
 * united: two people may both have a progress.db. */
#include "report/figures.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

void figures_init(struct figures *f, const struct pack *pack,
                  const struct report_options *options)
{
    *f = (struct figures){.pack = pack, .options = options};
    for (size_t i = 0; i < pack->item_count; i++) {
        const struct item *it = &pack->items[i];
        struct column c = {pack->id, item_id(it), item_title(it), it};
        if (names_add(&f->names, &f->arena, c.pack, c.item) != i) /* the pack's error */
            names_add(&f->names, &f->arena, c.pack,
                      str_from(arena_printf(&f->arena, "\n%zu", i))); /* no event has this id */
        vec_push(&f->columns, c);
    }
}

static void learner_clear(struct learner *l)
{
    vec_release(&l->records);
    vec_release(&l->tags);
    l->track = (struct str){"", 0};
    l->last_column = NO_COLUMN;
    l->place = NULL;
    l->first_ms = l->last_ms = 0;
    l->trail = (struct trail){0};
}

void figures_release(struct figures *f)
{
    for (size_t i = 0; i < f->learners.len; i++) {
        learner_clear(f->learners.at[i]);
        vec_release(&f->learners.at[i]->files);
        mem_free(f->learners.at[i]);
    }
    vec_release(&f->learners);
    vec_release(&f->columns);
    vec_release(&f->tag_figures);
    vec_release(&f->unread);
    vec_release(&f->exercises);
    vec_release(&f->strangers);
    vec_release(&f->named);
    remembering_release(f);
    names_release(&f->people);
    names_release(&f->inodes);
    names_release(&f->names);
    names_release(&f->codes);
    names_release(&f->tags);
    arena_release(&f->arena);
}

/* ---- one event -------------------------------------------------------------------- */

struct reading {
    struct figures *f;
    struct learner *l;
    int64_t prev_ms; /* of the event before; its column is l->last_column */
};

static size_t column_of(struct figures *f, const struct event *e)
{
    size_t number = names_add(&f->names, &f->arena, e->pack, e->item);
    if (number == f->columns.len) {
        struct str item = one_line(&f->arena, e->item);
        struct column c = {one_line(&f->arena, e->pack), item, item, NULL};
        vec_push(&f->columns, c);
    }
    return number;
}

static struct record *record_of(struct figures *f, struct learner *l, size_t column)
{
    while (l->records.len <= column)
        vec_push(&l->records, (struct record *)NULL);
    if (!l->records.at[column])
        l->records.at[column] = arena_alloc(&f->arena, sizeof(struct record));
    return l->records.at[column];
}

static void see_tag(struct figures *f, struct learner *l, const struct event *e)
{
    size_t tag = names_add(&f->tags, &f->arena, pack_tag(f->pack, e->tag), STR("")); /* by its name of today */
    size_t i = 0;
    while (i < l->tags.len && l->tags.at[i].tag != tag)
        i++;
    if (i == l->tags.len)
        vec_push(&l->tags, ((struct tag_times){.tag = tag}));
    l->tags.at[i].times++;
    l->tags.at[i].sure += e->number == 1;
}

static void see_attempt(struct reading *g, size_t column, struct record *r, const struct event *e)
{
    struct figures *f = g->f;
    r->attempts++;
    if (!r->passed)
        r->attempts_to_pass++;
    if (e->result == RESULT_PASSED) {
        if (!r->passed) {
            const struct item *it = f->columns.at[column].at;
            r->passed = true;
            r->passed_ms = e->at_ms;
            r->helped = r->solution || r->hints >= 3;
            if (it && !it->lesson)
                trail_pass(&g->l->trail, r->active_ms, it->minutes);
        }
        r->failures_in_a_row = r->same_in_a_row = 0;
        trail_attempt(&g->l->trail, column, r, true, 0);
        return;
    }
    size_t code = names_add(&f->codes, &f->arena, e->detail, STR(""));
    r->same_in_a_row = r->failures_in_a_row && code == r->code ? r->same_in_a_row + 1 : 1;
    r->failures++;
    r->failures_in_a_row++;
    r->code = code;
    trail_attempt(&g->l->trail, column, r, false, code);
    if (e->tag.len)
        see_tag(f, g->l, e);
}

static bool see(void *ctx, const struct event *e)
{
    struct reading *g = ctx;
    struct learner *l = g->l;

    if (l->last_column != NO_COLUMN) {
        struct record *before = l->records.at[l->last_column];
        if (!before->passed)
            before->active_ms += progress_active(g->prev_ms, e->at_ms);
    }
    g->prev_ms = e->at_ms;
    if (!l->first_ms)
        l->first_ms = e->at_ms;
    if (e->at_ms > l->last_ms)
        l->last_ms = e->at_ms;
    trail_session(&l->trail, e->at_ms);

    if (e->kind == EVENT_TRACK) {
        const struct track *t = pack_track(g->f->pack, e->detail);
        l->track = t ? t->title : one_line(&g->f->arena, e->detail);
    }
    if (!e->item.len || e->kind == EVENT_PLACED) { /* the inventory is no item of the course */
        l->last_column = NO_COLUMN;
        if (e->kind == EVENT_PLACED && e->result == RESULT_FAILED && e->tag.len)
            see_tag(g->f, l, e);
        remembering_see(g->f, NULL, 0, e);
        return true;
    }
    size_t column = column_of(g->f, e);
    struct record *r = record_of(g->f, l, column);
    l->last_column = column;
    const struct item *at = g->f->columns.at[column].at;
    if (at && e->kind != EVENT_REVIEW) /* which leads back to what lies behind them */
        l->place = at;
    if (!r->opened)
        r->first_ms = e->at_ms;
    r->opened = true;
    if (e->at_ms > r->last_ms)
        r->last_ms = e->at_ms;
    switch (e->kind) {
    case EVENT_READ: r->read = true; break;
    case EVENT_ATTEMPT: see_attempt(g, column, r, e); break;
    case EVENT_HINT:
        if (!e->detail.len && e->number > r->hints)
            r->hints = e->number;
        break;
    case EVENT_SOLUTION: r->solution = true; break;
    case EVENT_TRACK:
    case EVENT_OPENED:
    case EVENT_RESET:
    case EVENT_UNDO_RESET:
    case EVENT_REVIEW:
    case EVENT_PREDICTED:
        if (e->result == RESULT_FAILED && e->tag.len)
            see_tag(g->f, l, e);
        break;
    case EVENT_STAGE:
    case EVENT_BADGE: capstone_see(&g->f->columns.at[column], r, e); break;
    case EVENT_PLACED:
    case EVENT_TESTED_OUT:
    case EVENT_KINDS: break;
    }
    remembering_see(g->f, at, r->active_ms, e);
    return true;
}

/* ---- several files of one learner ---------------------------------------------------- */

struct heap_of_events {
    struct arena arena;
    VEC(struct event) events;
};

static bool keep(void *ctx, const struct event *e)
{
    struct heap_of_events *h = ctx;
    struct event copy = *e;
    copy.pack = arena_str(&h->arena, e->pack);
    copy.item = arena_str(&h->arena, e->item);
    copy.detail = arena_str(&h->arena, e->detail);
    copy.tag = arena_str(&h->arena, e->tag);
    copy.answer_hash = copy.stage = (struct str){"", 0};
    vec_push(&h->events, copy);
    return true;
}

static int by_id(const void *a, const void *b)
{
    return strcmp(((const struct event *)a)->id.text, ((const struct event *)b)->id.text);
}

static void not_read(struct figures *f, const char *path, const struct error *err)
{
    struct unread u = {arena_cstr(&f->arena, one_line(&f->arena, str_from(path))), err->kind,
                       one_line(&f->arena, str_from(err->text))};
    vec_push(&f->unread, u);
}

static void unite(struct figures *f, struct learner *l)
{
    struct heap_of_events h = {0};
    struct reading g = {.f = f, .l = l};
    struct error err;
    for (size_t i = 0; i < l->files.len; i++) {
        struct progress *p = progress_open_read_only(l->files.at[i], &err);
        if (!p || !progress_events(p, keep, &h, &err))
            not_read(f, l->files.at[i], &err);
        progress_close(p);
    }
    if (h.events.len)
        qsort(h.events.at, h.events.len, sizeof *h.events.at, by_id);
    learner_clear(l);
    remembering_begin(f);
    for (size_t i = 0; i < h.events.len; i++)
        if (i == 0 || by_id(&h.events.at[i - 1], &h.events.at[i]) != 0)
            see(&g, &h.events.at[i]);
    remembering_end(f, l);
    vec_release(&h.events);
    arena_release(&h.arena);
}

/* ---- files ------------------------------------------------------------------------------ */

/* "team/ada.db" is ada, "team/ada/progress.db" too. */
static struct str name_of_file(struct figures *f, const char *path)
{
    struct str name = str_from(path_base(path));
    if (str_ends(name, ".db"))
        name.len -= 3;
    struct str dir = {path, (size_t)(path_base(path) - path)};
    while (dir.len && dir.at[dir.len - 1] == '/')
        dir.len--;
    if (str_is(name, "progress") && dir.len) {
        size_t from = dir.len;
        while (from && dir.at[from - 1] != '/')
            from--;
        struct str folder = str_slice(dir, from, dir.len);
        if (!str_is(folder, ".") && !str_is(folder, ".."))
            name = folder;
    }
    return one_line(&f->arena, name);
}

static void add_file(struct figures *f, const char *path)
{
    struct error err;
    struct progress *p = progress_open_read_only(path, &err);
    if (!p) {
        not_read(f, path, &err);
        return;
    }
    struct str name = str_trim(one_line(&f->arena, progress_setting(p, &f->arena, "learner")));
    bool named = name.len > 0;
    const char *kept_path = arena_cstr(&f->arena, str_from(path));
    f->files_read++;
    if (named) {
        size_t who = names_add(&f->people, &f->arena, name, STR(""));
        if (who < f->named.len) { /* figures_unite() when all files are known */
            vec_push(&f->named.at[who]->files, kept_path);
            progress_close(p);
            return;
        }
    }
    struct learner *l = mem_alloc(sizeof *l);
    learner_clear(l);
    l->named = named;
    l->name = named ? name : name_of_file(f, path);
    vec_push(&l->files, kept_path);
    struct reading g = {.f = f, .l = l};
    remembering_begin(f);
    bool ok = progress_events(p, see, &g, &err);
    remembering_end(f, l);
    if (ok && !l->track.len) {
        struct str id = progress_setting(p, &f->arena, "track");
        const struct track *t = pack_track(f->pack, id);
        l->track = t ? t->title : one_line(&f->arena, id);
    }
    progress_close(p);
    vec_push(&f->learners, l);
    if (named)
        vec_push(&f->named, l);
    if (!ok) /* what came before the break is still shown */
        not_read(f, path, &err);
}

/* A file that is reached in two ways is read once. */
static bool seen_before(struct figures *f, const struct stat *st)
{
    uint64_t key[2] = {(uint64_t)st->st_dev, (uint64_t)st->st_ino};
    size_t before = f->inodes.list.len;
    names_add(&f->inodes, &f->arena, (struct str){(char *)key, sizeof key}, STR(""));
    return f->inodes.list.len == before;
}

static int is_database(const struct dirent *e)
{
    struct str name = str_from(e->d_name);
    return name.at[0] != '.' && str_ends(name, ".db");
}

static void add_folder(struct figures *f, const char *path)
{
    struct error err;
    struct dirent **entries;
    struct arena a = {0};
    int n = scandir(path, &entries, is_database, alphasort);
    if (n <= 0) {
        if (n == 0)
            error_set(&err, ERROR_NO_INPUT, "there is no progress file (*.db) in %s", path);
        else
            error_errno(&err, ERROR_IO, "cannot read the folder %s", path);
        not_read(f, path, &err);
    }
    for (int i = 0; i < n; i++) {
        char *file = path_join(&a, path, entries[i]->d_name);
        struct stat st;
        if (stat(file, &st) < 0 || !seen_before(f, &st))
            add_file(f, file);
        free(entries[i]);
    }
    if (n >= 0)
        free(entries);
    arena_release(&a);
}

void figures_add(struct figures *f, const char *file_or_folder)
{
    struct stat st;
    if (stat(file_or_folder, &st) == 0 && S_ISDIR(st.st_mode))
        add_folder(f, file_or_folder);
    else if (stat(file_or_folder, &st) < 0 || !seen_before(f, &st))
        add_file(f, file_or_folder);
}

void figures_unite(struct figures *f)
{
    for (size_t i = 0; i < f->learners.len; i++)
        if (f->learners.at[i]->files.len > 1)
            unite(f, f->learners.at[i]);
}
