/* A sitting: a pack, the learner's progress and the judge, opened together.
 *
 * What is kept lies in progress/; here is only a copy of the derived states,
 * read again after each write and whenever the learner moves, so that a second
 * Freehold's work shows up. When progress cannot be written (read-only home,
 * broken or newer file) the course still works: study_warning() says so, and
 * what happens is kept in `unsaved` until the program ends. */
#include "study/room.h"

#include <stdlib.h>
#include <string.h>

enum { HINT_WAIT_MS = 2 * 60 * 1000, SOLUTION_AFTER = 8 };

uint64_t study_hash(struct str text)
{
    uint64_t h = 14695981039346656037u;
    for (size_t i = 0; i < text.len; i++)
        h = (h ^ (unsigned char)text.at[i]) * 1099511628211u;
    return h;
}

/* ---- opening -------------------------------------------------------------- */

static void warn(struct study *s, const char *sentence, const char *why)
{
    if (s->warning.len)
        buf_char(&s->warning, ' ');
    buf_printf(&s->warning, sentence, why);
}

static void open_progress(struct study *s)
{
    struct error err = {0};
    if (dir_make_all(s->places.data, &err))
        s->progress = progress_open(s->places.progress, s->world, &err);
    if (!s->progress)
        warn(s, "Your progress cannot be kept this time: %s. The course works, but what you do now "
                "will not be remembered; `freehold doctor` says more.", err.text);
}

static void release(struct study *s)
{
    progress_close(s->progress);
    pack_free(s->pack);
    buf_release(&s->warning);
    buf_release(&s->track);
    buf_release(&s->place);
    arena_release(&s->cache);
    arena_release(&s->arena);
}

static struct str first_error(const struct pack *p)
{
    for (size_t i = 0; i < p->diag_count; i++)
        if (p->diags[i].severity == SEVERITY_ERROR)
            return p->diags[i].message;
    return STR("nothing in it can be shown");
}

struct study *study_open(const struct study_options *o, struct error *reterr)
{
    struct study *s = mem_alloc(sizeof *s);
    s->world = o->world ? o->world : &world_real;
    s->judge = o->judge;
    s->why_no_judge = o->why_no_judge;
    if (!places_find(&s->arena, &s->places, reterr))
        goto fail;
    const char *root = o->pack ? o->pack : s->places.course;
    s->pack = pack_open(root, reterr);
    if (!s->pack && !o->pack && !path_exists(root))
        error_set(reterr, ERROR_NO_INPUT, "the course is not there: it was looked for around the program and "
                  "in %s. Install again, or name a pack with --pack DIR", root);
    if (!s->pack)
        goto fail;
    if (!s->pack->item_count) {
        error_set(reterr, ERROR_DATA, "the pack in %s cannot be opened: " STR_FMT
                  "; `freehold pack check %s` lists every problem",
                  root, STR_ARG(first_error(s->pack)), root);
        goto fail;
    }
    if (s->pack->error_count) {
        char *count = arena_printf(&s->arena, "%zu problem%s", s->pack->error_count,
                                   s->pack->error_count == 1 ? "" : "s");
        warn(s, "This pack has %s; what can be shown is shown. `freehold pack check` lists them.", count);
    }
    s->sittings = arena_array(&s->arena, s->pack->item_count, sizeof *s->sittings);
    open_progress(s);
    if (!s->judge)
        warn(s, "Programs cannot be run on this machine: %s. Reading works.",
             s->why_no_judge ? s->why_no_judge : "the judge did not start");
    return s;
fail:
    release(s);
    mem_free(s);
    return NULL;
}

void study_close(struct study *s)
{
    if (!s)
        return;
    release(s);
    mem_free(s);
}

const struct pack *study_pack(const struct study *s)
{
    return s->pack;
}

struct judge *study_judge(const struct study *s)
{
    return s->judge;
}

struct progress *study_progress(const struct study *s)
{
    return s->progress;
}

struct str study_warning(const struct study *s)
{
    return s->warning.len ? buf_view(&s->warning) : (struct str){"", 0};
}

/* ---- states --------------------------------------------------------------- */

static void refresh(struct study *s)
{
    if (s->states_fresh)
        return;
    arena_clear(&s->cache);
    s->states = arena_array(&s->cache, s->pack->item_count, sizeof *s->states);
    s->states_fresh = true;
    struct item_state *all;
    size_t count;
    if (!s->progress || !progress_items(s->progress, &s->cache, s->pack->id, &all, &count, NULL))
        return;
    for (size_t i = 0; i < count; i++) {
        const struct item *it = pack_item(s->pack, all[i].item);
        if (it && str_eq(item_id(it), all[i].item)) /* a state of an item that left stays in the file */
            s->states[it->index] = all[i];
    }
}

static int64_t earlier(int64_t a, int64_t b)
{
    return a && (!b || a < b) ? a : b;
}

void study_state(struct study *s, struct arena *a, const struct item *it, struct item_state *ret)
{
    refresh(s);
    struct item_state st = s->states[it->index];
    const struct item_state *u = &s->sittings[it->index].unsaved;
    st.pack = s->pack->id;
    st.item = item_id(it);
    st.last_failure = arena_str(a, u->failures ? u->last_failure : st.last_failure);
    st.opened |= u->opened;
    st.read |= u->read;
    if (u->passed && !st.passed)
        st.helped = u->helped || st.hints > 2;
    st.passed |= u->passed;
    st.failures_in_a_row = u->attempts && !u->failures_in_a_row
        ? 0 : st.failures_in_a_row + u->failures_in_a_row;
    st.attempts += u->attempts;
    st.failures += u->failures;
    if (u->hints > st.hints)
        st.hints = u->hints;
    st.first_opened_ms = earlier(st.first_opened_ms, u->first_opened_ms);
    st.first_passed_ms = earlier(st.first_passed_ms, u->first_passed_ms);
    if (u->last_ms > st.last_ms)
        st.last_ms = u->last_ms;
    *ret = st;
}

enum item_status study_status(struct study *s, const struct item *it)
{
    refresh(s);
    const struct item_state *st = &s->states[it->index], *u = &s->sittings[it->index].unsaved;
    bool done = it->lesson ? st->read || u->read : st->passed || u->passed;
    if (done)
        return (st->passed ? st->helped : u->helped) ? ITEM_DONE_WITH_HELP : ITEM_DONE;
    return st->opened || u->opened || st->attempts || u->attempts ? ITEM_STARTED : ITEM_NEW;
}

static bool done(struct study *s, const struct item *it)
{
    return study_status(s, it) >= ITEM_DONE;
}

struct unit_progress study_unit(struct study *s, size_t unit)
{
    const struct unit *u = &s->pack->units[unit];
    struct unit_progress p = {.total = u->count};
    for (size_t i = 0; i < u->count; i++)
        p.done += done(s, &s->pack->items[u->first + i]);
    return p;
}

/* ---- where we are --------------------------------------------------------- */

static char *place_key(struct study *s, struct arena *a)
{
    return arena_printf(a, "place:" STR_FMT, STR_ARG(s->pack->id));
}

const struct item *study_here(struct study *s)
{
    struct arena a = {0};
    s->states_fresh = false;
    struct str id = s->place.len ? buf_view(&s->place) : (struct str){0};
    if (!id.len && s->progress)
        id = progress_setting(s->progress, &a, place_key(s, &a));
    const struct item *here = id.len ? pack_item(s->pack, id) : NULL;
    arena_release(&a);
    if (here && !done(s, here))
        return here;
    for (size_t i = 0; i < s->pack->item_count; i++)
        if (!done(s, &s->pack->items[i]))
            return &s->pack->items[i];
    return NULL;
}

const struct item *study_next(struct study *s, const struct item *after)
{
    size_t i = after ? after->index + 1 : 0;
    return i < s->pack->item_count ? &s->pack->items[i] : NULL;
}

/* ---- writing down --------------------------------------------------------- */

static bool write_event(struct study *s, struct event *e, struct error *reterr)
{
    e->pack = s->pack->id;
    if (!s->progress)
        return error_set(reterr, ERROR_IO, "progress is not being kept");
    bool ok = progress_record(s->progress, e, reterr);
    s->states_fresh = false;
    return ok;
}

void study_go(struct study *s, const struct item *it)
{
    struct arena a = {0};
    struct str id = item_id(it);
    bool kept = false;
    s->states_fresh = false;
    refresh(s);
    if (!s->states[it->index].opened && !s->sittings[it->index].unsaved.opened) {
        struct event e = {.kind = EVENT_OPENED, .item = id};
        if (!write_event(s, &e, NULL)) {
            s->sittings[it->index].unsaved.opened = true;
            s->sittings[it->index].unsaved.first_opened_ms = s->world->now_ms(s->world->ctx);
        }
    }
    if (s->progress)
        kept = progress_set(s->progress, place_key(s, &a), id, NULL);
    buf_clear(&s->place);
    if (!kept)
        buf_str(&s->place, id);
    arena_release(&a);
}

struct str study_track(struct study *s)
{
    struct arena a = {0};
    if (!s->track.len && s->progress)
        buf_str(&s->track, progress_setting(s->progress, &a, "track"));
    arena_release(&a);
    return s->track.len ? buf_view(&s->track) : (struct str){"", 0};
}

bool study_set_track(struct study *s, struct str track, struct error *reterr)
{
    if (!pack_track(s->pack, track))
        return error_set(reterr, ERROR_USAGE, "there is no track \"" STR_FMT "\"", STR_ARG(track));
    buf_clear(&s->track);
    buf_str(&s->track, track);
    if (!s->progress)
        return true; /* said once, by study_warning() */
    struct event e = {.kind = EVENT_TRACK, .detail = track};
    return progress_set(s->progress, "track", track, reterr) && write_event(s, &e, reterr);
}

const struct doc *study_bridge(struct study *s, const struct bridge *b, size_t count)
{
    struct str track = study_track(s);
    for (size_t i = 0; i < count; i++)
        if (track.len && str_eq(b[i].track, track))
            return &b[i].text;
    return NULL;
}

void study_lesson_read(struct study *s, const struct item *it)
{
    struct event e = {.kind = EVENT_READ, .item = item_id(it)};
    if (done(s, it))
        return;
    if (!write_event(s, &e, NULL))
        s->sittings[it->index].unsaved.read = true;
}

static void note_unsaved(struct study *s, const struct item *it, const struct event *e, bool helped)
{
    struct item_state *u = &s->sittings[it->index].unsaved;
    u->last_ms = s->world->now_ms(s->world->ctx);
    u->attempts++;
    if (e->result == RESULT_PASSED) {
        u->failures_in_a_row = 0;
        if (!u->passed) {
            u->passed = true;
            u->helped = helped;
            u->first_passed_ms = u->last_ms;
        }
        return;
    }
    u->failures++;
    u->failures_in_a_row++;
    u->last_failure = arena_str(&s->arena, e->detail);
}

bool study_record(struct study *s, const struct item *it, const struct grade *g, struct str answer,
                  int sure, struct error *reterr)
{
    if (g->status == GRADE_TOOL_FAULT)
        return true; /* ours: never counted */
    struct sitting *k = &s->sittings[it->index];
    uint64_t hash = study_hash(answer);
    enum attempt_result result = g->status == GRADE_PASSED ? RESULT_PASSED : RESULT_FAILED;
    if (k->recorded && k->recorded_hash == hash && k->recorded_result == result)
        return true; /* the same answer judged again is not another try */

    struct arena a = {0};
    struct event e = {
        .kind = EVENT_ATTEMPT, .item = item_id(it), .result = result, .number = sure, .tag = g->tag,
        .detail = str_from(g->count ? g->failures[0].code : ""),
        .answer_hash = str_from(arena_printf(&a, "%016llx", (unsigned long long)hash)),
    };
    bool helped = study_hints_open(s, it) >= 3 || k->unsaved.helped;
    bool ok = write_event(s, &e, reterr);
    if (!ok)
        note_unsaved(s, it, &e, helped);
    k->recorded = true;
    k->recorded_hash = hash;
    k->recorded_result = result;
    for (size_t i = 0; i < COUNT(k->tried_since_hint); i++)
        k->tried_since_hint[i] = true;
    arena_release(&a);
    return ok;
}

/* ---- hints ---------------------------------------------------------------- */

int study_hints_open(struct study *s, const struct item *it)
{
    refresh(s);
    int saved = s->states[it->index].hints, unsaved = s->sittings[it->index].unsaved.hints;
    return saved > unsaved ? saved : unsaved;
}

struct hint_search { /* for the last time that hint `number` of `item` was opened */
    struct str pack, item;
    int number;
    int64_t at_ms; /* 0: never */
    bool tried;    /* an attempt after it */
};

static bool search_hint(void *ctx, const struct event *e)
{
    struct hint_search *h = ctx;
    if (!str_eq(e->item, h->item) || !str_eq(e->pack, h->pack))
        return true;
    if (e->kind == EVENT_HINT && e->number == h->number && !h->at_ms)
        h->at_ms = e->at_ms;
    if (e->kind == EVENT_ATTEMPT && h->at_ms)
        h->tried = true;
    return true;
}

bool study_hint(struct study *s, const struct item *it, int n, struct str *ret_why)
{
    struct sitting *k = &s->sittings[it->index];
    int open = study_hints_open(s, it);
    struct str none;
    if (!ret_why)
        ret_why = &none;
    if (!it->exercise || n < 1 || n > 3 || (size_t)n > it->exercise->hint_count) {
        *ret_why = STR("There is no further hint.");
        return false;
    }
    if (n <= open)
        return true;
    if (n > open + 1) {
        *ret_why = STR("Hints open one after the other: the one before comes first.");
        return false;
    }
    int64_t now = s->world->now_ms(s->world->ctx);
    if (n > 1) {
        struct hint_search h = {s->pack->id, item_id(it), n - 1, k->hint_ms[n - 2],
                                k->hint_ms[n - 2] && k->tried_since_hint[n - 2]};
        if (!h.at_ms && s->progress)
            progress_events(s->progress, search_hint, &h, NULL);
        int64_t wait = h.at_ms + HINT_WAIT_MS - now;
        if (!h.tried && h.at_ms && wait > 0 && wait <= HINT_WAIT_MS) {
            int64_t seconds = (wait + 999) / 1000;
            *ret_why = str_from(seconds > 60
                ? arena_printf(&s->arena, "Try something first: the next hint opens after your next "
                               "attempt, or in %lld minutes.", (long long)(seconds + 59) / 60)
                : arena_printf(&s->arena, "Try something first: the next hint opens after your next "
                               "attempt, or in %lld second%s.", (long long)seconds,
                               seconds == 1 ? "" : "s"));
            return false;
        }
    }
    struct event e = {.kind = EVENT_HINT, .item = item_id(it), .number = n};
    if (!write_event(s, &e, NULL))
        k->unsaved.hints = n;
    k->hint_ms[n - 1] = now;
    k->tried_since_hint[n - 1] = false;
    return true;
}

/* ---- the reference solution ------------------------------------------------ */

bool study_solution_allowed(struct study *s, const struct item *it)
{
    struct arena a = {0};
    struct item_state st;
    study_state(s, &a, it, &st);
    bool allowed = it->exercise && (st.passed || st.failures >= SOLUTION_AFTER);
    arena_release(&a);
    return allowed;
}

void study_solution_shown(struct study *s, const struct item *it)
{
    if (done(s, it))
        return; /* after passing it is part of the debrief */
    struct event e = {.kind = EVENT_SOLUTION, .item = item_id(it)};
    if (!write_event(s, &e, NULL))
        s->sittings[it->index].unsaved.helped = true;
}
