/* What a learner did, written down: lessons read, attempts, hints, solutions.
 * Each goes to progress/ as an event; where that fails, the sitting remembers it
 * for as long as it lasts. Hints are in hint.c. */
#include "study/room.h"

#include <stdlib.h>
#include <string.h>

enum { SOLUTION_AFTER = 8 };

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
    study_ran(s, it, g);
    if (g->incomplete)
        return true; /* not tried yet */
    bool slip = it->kind != EXERCISE_ORDER && g->count && !strcmp(g->failures[0].code, "compile-error");
    if (item_extra(it) && slip)
        return true; /* it says nothing about what is remembered */
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
        .usual_ms = (int64_t)it->minutes * 60 * 1000,
        .answer_hash = str_from(arena_printf(&a, "%016llx", (unsigned long long)hash)),
    };
    bool helped = hints_ever(s, it) >= 3 || k->unsaved.helped;
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

/* ---- the reference solution ------------------------------------------------ */

bool study_solution_allowed(struct study *s, const struct item *it)
{
    struct arena a = {0};
    struct item_state st;
    study_state(s, &a, it, &st);
    bool reviewed = it->of && s->sittings[it->index].recorded; /* what is tried now counts no more */
    bool allowed = !it->lesson && (st.passed || st.failures >= SOLUTION_AFTER || reviewed);
    arena_release(&a);
    return allowed;
}

bool study_stuck(struct study *s, const struct item *it, int *ret_failures)
{
    struct arena a = {0};
    struct item_state st;
    study_state(s, &a, it, &st);
    arena_release(&a);
    if (ret_failures)
        *ret_failures = st.failures;
    return !it->lesson && !st.passed && st.failures >= SOLUTION_AFTER;
}

struct str study_offer(struct arena *a, const struct item *it, const char *solution, const char *next)
{
    const struct exercise *ex = item_exercise(it);
    struct str worked = {"", 0};
    if (exercise_writes(ex->kind) || ex->kind == EXERCISE_SCHEDULE)
        worked = str_from(arena_printf(a, "%s shows a worked solution (a pass after it is marked \"with help\"); ",
                                       solution));
    return str_from(arena_printf(a, "You have tried honestly, and none of it counts against you. Ways on: " STR_FMT
                                 "a colleague may see in a minute what you have looked past, so show them; or "
                                 "%s goes on, and this stays open for another day.", STR_ARG(worked), next));
}

void study_solution_shown(struct study *s, const struct item *it)
{
    s->sittings[it->index].solution_shown = true;
    if (study_done(s, it) || item_extra(it))
        return; /* after passing it is part of the debrief */
    struct event e = {.kind = EVENT_SOLUTION, .item = item_id(it)};
    if (!study_write(s, &e, NULL))
        s->sittings[it->index].unsaved.helped = true;
}
