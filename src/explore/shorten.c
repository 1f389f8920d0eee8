/* A failing schedule made short before anybody sees it: fewest preemptions, then fewest
 * operations.
 *
 * First all schedules with 0, 1 and 2 preemptions are searched, as far as a small budget goes,
 * for a failure that is known to need more so far. Then each failure's schedule loses its
 * departures one by one, the last ones first, as long as the same failure is left (delta
 * debugging: Zeller & Hildebrandt, Simplifying and isolating failure-inducing input, TSE
 * 2002, with single departures as the chunks: there are few). */
#include "explore/room.h"

enum { SHORTEN_BOUND = 2 };

static struct replay follow;

static int watch_next(void *with, const struct guest_point *p)
{
    struct replay *r = with;
    int thread = follow.scheduler.next(&follow, p);
    r->scheduler.ask_at = follow.scheduler.ask_at;
    record_turn(p, (uint32_t)thread);
    return thread;
}

static uint32_t watch_pick(void *with, const struct guest_point *p, uint32_t choices)
{
    struct replay *r = with;
    uint32_t value = follow.scheduler.pick(&follow, p, choices);
    r->scheduler.ask_at = follow.scheduler.ask_at;
    record_pick(p, value);
    return value;
}

/* Runs s; was it this failure? Then `recorded` is what was really done. */
static bool fails(const struct schedule *s, uint64_t failure, bool weak, bool *ret_ran)
{
    static struct replay watched;
    struct explore_end end;
    replay_start(&follow, s, weak);
    watched = (struct replay){.scheduler = follow.scheduler};
    watched.scheduler.with = &watched;
    watched.scheduler.next = watch_next;
    watched.scheduler.pick = watch_pick;
    record_start();
    *ret_ran = session_run(EXPLORE_STAGES, &watched.scheduler, &end);
    return *ret_ran && !end.cut && end.failure == failure;
}

/* Drops departures, one at a time; begins again when one could go, since others may then. */
static void drop(uint32_t index, bool weak, const struct explore_plan *plan)
{
    static struct schedule s, without;
    struct explore_failure *f = &session_result()->failures[index];
    s = *session_failure(index);
    bool ran = true;
    for (uint32_t i = s.count; ran && i-- > 0;) {
        if (plan->from && s.at[i].tick < plan->from_ticks)
            continue;
        without = s;
        memmove(&without.at[i], &without.at[i + 1], (s.count - i - 1) * sizeof s.at[0]);
        without.count--;
        uint32_t preemptions = f->preemptions, events = f->events;
        if (!fails(&without, f->hash, weak, &ran))
            continue;
        session_failed(f->hash, &recorded);
        if (f->preemptions != preemptions || f->events != events) {
            s = *session_failure(index);
            i = s.count < i ? s.count : i;
        }
    }
}

void shorten(const struct explore_plan *plan)
{
    struct explore_result *r = session_result();
    uint32_t worst = 0;
    for (uint32_t i = 0; i < r->failure_count; i++)
        if (r->failures[i].preemptions > worst)
            worst = r->failures[i].preemptions;
    bool more = true;
    for (uint32_t bound = 0; more && bound < worst && bound <= SHORTEN_BOUND; bound++)
        if (!bounded_search(EXPLORE_STAGES, plan, bound, &more))
            break;
    session_budget(64 * (uint64_t)r->failure_count);
    for (uint32_t i = 0; i < r->failure_count; i++)
        drop(i, plan->weak, plan);
}
