/* What a learner did, written down: lessons read, attempts, hints, solutions.
 * Each goes to progress/ as an event; where that fails, the sitting remembers it
 * for as long as it lasts. Hints open by trying or by waiting, and the waiting
 * survives the program: it is read back from the events. */
#include "study/room.h"

#include <stdlib.h>
#include <string.h>

enum { HINT_WAIT_MS = 3 * 60 * 1000, SOLUTION_AFTER = 8 };

bool study_write(struct study *s, struct event *e, struct error *reterr)
{
    e->pack = s->pack->id;
    if (s->read_only)
        return error_set(reterr, ERROR_IO, "progress is not being kept");
    bool ok = progress_record(s->progress, e, reterr);
    s->states_fresh = false;
    return ok;
}

void study_lesson_read(struct study *s, const struct item *it)
{
    struct event e = {.kind = EVENT_READ, .item = item_id(it)};
    if (study_done(s, it))
        return;
    if (!study_write(s, &e, NULL))
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

struct attempt_search { /* for the newest attempt at an item */
    struct str pack, item;
    bool found;
    uint64_t hash;
    enum attempt_result result;
};

static bool search_attempt(void *ctx, const struct event *e)
{
    struct attempt_search *a = ctx;
    if (e->kind != EVENT_ATTEMPT || !str_eq(e->item, a->item) || !str_eq(e->pack, a->pack))
        return true;
    char hex[17] = "";
    for (size_t i = 0; i < e->answer_hash.len && i < sizeof hex - 1; i++)
        hex[i] = e->answer_hash.at[i];
    a->found = true;
    a->hash = strtoull(hex, NULL, 16);
    a->result = e->result;
    return true;
}

/* The same answer judged again is not another try, not even in another sitting. */
static bool recorded_before(struct study *s, const struct item *it, uint64_t hash,
                            enum attempt_result result)
{
    struct sitting *k = &s->sittings[it->index];
    struct attempt_search a = {.pack = s->pack->id, .item = item_id(it)};
    if (!k->recorded && s->progress && progress_events(s->progress, search_attempt, &a, NULL) && a.found) {
        k->recorded = true;
        k->recorded_hash = a.hash;
        k->recorded_result = a.result;
    }
    return k->recorded && k->recorded_hash == hash && k->recorded_result == result;
}

bool study_record(struct study *s, const struct item *it, const struct grade *g, struct str answer,
                  int sure, struct error *reterr)
{
    if (g->status == GRADE_TOOL_FAULT)
        return true; /* ours: never counted */
    if (g->incomplete)
        return true; /* not tried yet */
    if (item_extra(it))
        return study_record_extra(s, it, g, answer, sure, reterr);
    struct sitting *k = &s->sittings[it->index];
    uint64_t hash = study_hash(answer);
    enum attempt_result result = g->status == GRADE_PASSED ? RESULT_PASSED : RESULT_FAILED;
    if (recorded_before(s, it, hash, result))
        return true;

    struct arena a = {0};
    struct event e = {
        .kind = EVENT_ATTEMPT, .item = item_id(it), .result = result, .number = sure, .tag = g->tag,
        .detail = str_from(g->count && result == RESULT_FAILED ? g->failures[0].code : ""),
        .usual_ms = (int64_t)it->exercise->minutes * 60 * 1000,
        .answer_hash = str_from(arena_printf(&a, "%016llx", (unsigned long long)hash)),
    };
    bool helped = study_hints_open(s, it) >= 3 || k->unsaved.helped;
    bool ok = study_write(s, &e, reterr);
    if (!ok)
        note_unsaved(s, it, &e, helped);
    ok &= stages_record(s, it, g, ok ? reterr : NULL);
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
    study_refresh(s);
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

int64_t study_hint_wait(struct study *s, const struct item *it)
{
    struct sitting *k = &s->sittings[it->index];
    int open = study_hints_open(s, it);
    if (open < 1 || (size_t)open > COUNT(k->hint_ms))
        return 0; /* the first opens at once */
    struct hint_search h = {s->pack->id, item_id(it), open, k->hint_ms[open - 1],
                            k->hint_ms[open - 1] && k->tried_since_hint[open - 1]};
    if (!h.at_ms && s->progress)
        progress_events(s->progress, search_hint, &h, NULL);
    int64_t wait = h.at_ms + HINT_WAIT_MS - s->world->now_ms(s->world->ctx);
    return !h.tried && h.at_ms && wait > 0 && wait <= HINT_WAIT_MS ? wait : 0;
}

bool study_hint(struct study *s, const struct item *it, int n, struct str *ret_why)
{
    struct sitting *k = &s->sittings[it->index];
    int open = study_hints_open(s, it);
    struct str none;
    if (!ret_why)
        ret_why = &none;
    if (!it->exercise) {
        *ret_why = STR("This is a lesson; hints belong to exercises.");
        return false;
    }
    if (n < 1 || n > 3 || (size_t)n > it->exercise->hint_count) {
        *ret_why = STR("There is no further hint.");
        return false;
    }
    if (n <= open)
        return true;
    if (n > open + 1) {
        *ret_why = STR("Hints open one after the other: the one before comes first.");
        return false;
    }
    int64_t seconds = (study_hint_wait(s, it) + 999) / 1000;
    if (seconds) {
        *ret_why = str_from(seconds > 60
            ? arena_printf(&s->arena, "Try something first: the next hint opens after your next "
                           "attempt, or in %lld minutes.", (long long)(seconds + 59) / 60)
            : arena_printf(&s->arena, "Try something first: the next hint opens after your next "
                           "attempt, or in %lld second%s.", (long long)seconds,
                           seconds == 1 ? "" : "s"));
        return false;
    }
    int64_t now = s->world->now_ms(s->world->ctx);
    struct event e = {.kind = EVENT_HINT, .item = item_id(it), .number = n};
    if (!study_write(s, &e, NULL))
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
    if (study_done(s, it) || item_extra(it))
        return; /* after passing it is part of the debrief */
    struct event e = {.kind = EVENT_SOLUTION, .item = item_id(it)};
    if (!study_write(s, &e, NULL))
        s->sittings[it->index].unsaved.helped = true;
}
