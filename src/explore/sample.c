/* Schedules by chance, where there are too many to try all.
 *
 * POS: every pending operation has a random priority, the highest goes; those that conflict
 * with what went draw anew. Orders of conflicting operations come out far more evenly than
 * with a random walk (Yuan, Yang, Gu: Partial order aware concurrency sampling, CAV 2018).
 *
 * PCT: threads have random priorities, the highest that can go goes; at d - 1 random moments
 * the one that would go drops below all others. A failure that needs d orders to come about is
 * found with a chance of at least 1/(n k^(d-1)), n threads, k points (Burckhardt, Kothari,
 * Musuvathi, Nagarakatte: A randomized scheduler with probabilistic guarantees of finding
 * bugs, ASPLOS 2010).
 *
 * Random walk: any that can go, all alike. It is fair, the other two are not: a thread that
 * waits in a loop for one of low priority would go round for ever. So a run that is a good deal
 * longer than any not sampled goes on as a random walk, and one that still does not end is left.
 *
 * Chance is a counter, mixed (splitmix64: Steele, Lea, Flood, OOPSLA 2014): the same seed gives
 * the same runs on every machine. */
#include "explore/room.h"

enum { SAMPLE_PATIENCE = 1000, SAMPLE_POINTS = 1 << 16 };
static struct {
    struct guest_scheduler scheduler;
    enum explore_stage stage;
    uint64_t chance;
    uint64_t priority[THREADS_MAX];
    uint32_t change[2];    /* PCT: the points, from 1, at which somebody drops */
    uint32_t point;
    uint32_t yields, again;
    uint32_t longest;      /* points of the longest run so far */
    uint32_t patience;     /* points after which a run is walked */
    uint32_t alive;
    struct replay prefix;
    const struct explore_plan *plan;
} sample;

static uint64_t draw(void)
{
    uint64_t h = sample.chance += 0x9e3779b97f4a7c15u;
    h = (h ^ h >> 30) * 0xbf58476d1ce4e5b9u;
    h = (h ^ h >> 27) * 0x94d049bb133111ebu;
    return h ^ h >> 31;
}

static uint32_t below(uint32_t n)
{
    return (uint32_t)((draw() >> 32) * n >> 32);
}

/* As in tree.c: who asked to be passed over is, from the second time on. */
static uint32_t can_go(const struct guest_point *p)
{
    sample.again |= sample.yields & p->yielded;
    sample.yields |= p->yielded;
    uint32_t rest = p->enabled & ~(p->yielded & sample.again) & 0xffff;
    return rest ? rest : p->enabled & 0xffff;
}

static uint32_t highest(uint32_t threads)
{
    uint32_t best = (uint32_t)__builtin_ctz(threads);
    for (; threads; threads &= threads - 1) {
        uint32_t t = (uint32_t)__builtin_ctz(threads);
        if (sample.priority[t] > sample.priority[best])
            best = t;
    }
    return best;
}

static uint32_t pos(const struct guest_point *p, uint32_t can)
{
    uint32_t t = highest(can);
    for (uint32_t left = p->enabled & 0xffff & ~(1u << t); left; left &= left - 1) {
        uint32_t u = (uint32_t)__builtin_ctz(left);
        if (conflict(&p->next[t], &p->next[u], sample.plan->weak))
            sample.priority[u] = draw();
    }
    sample.priority[t] = draw();
    return t;
}

static uint32_t pct(uint32_t can)
{
    uint32_t t = highest(can), changes = sample.stage == STAGE_PCT2 ? 1 : 2;
    for (uint32_t i = 0; i < changes; i++)
        if (sample.change[i] == sample.point) {
            sample.priority[t] = changes - i; /* below all that were drawn */
            t = highest(can);
        }
    return t;
}

static uint32_t walk(uint32_t can)
{
    for (uint32_t n = below((uint32_t)__builtin_popcount(can)); n; n--)
        can &= can - 1;
    return (uint32_t)__builtin_ctz(can);
}

static bool in_prefix(const struct guest_point *p)
{
    return sample.plan->from && p->tick < sample.plan->from_ticks;
}

static void ask_in_prefix(void)
{
    uint32_t ask = sample.prefix.scheduler.ask_at;
    sample.scheduler.ask_at = ask < sample.plan->from_ticks ? ask : UINT32_MAX;
}

static int sample_next(void *with, const struct guest_point *p)
{
    (void)with;
    uint32_t can = can_go(p), t;
    sample.alive |= p->alive;
    if (in_prefix(p)) {
        t = (uint32_t)sample.prefix.scheduler.next(&sample.prefix, p);
        ask_in_prefix();
    } else {
        if (++sample.point > SAMPLE_POINTS)
            return SCHEDULE_STOP;
        t = sample.stage == STAGE_RANDOM || sample.point > sample.patience ? walk(can)
            : sample.stage == STAGE_POS ? pos(p, can) : pct(can);
    }
    record_turn(p, t);
    return (int)t;
}

static uint32_t sample_pick(void *with, const struct guest_point *p, uint32_t choices)
{
    (void)with;
    uint32_t value;
    if (in_prefix(p)) {
        value = sample.prefix.scheduler.pick(&sample.prefix, p, choices);
        ask_in_prefix();
    } else
        value = below(choices < PICKS_MAX ? choices : PICKS_MAX);
    record_pick(p, value);
    return value;
}

static void begin(void)
{
    for (unsigned t = 0; t < THREADS_MAX; t++)
        sample.priority[t] = draw() | (uint64_t)1 << 63;
    for (unsigned i = 0; i < COUNT(sample.change); i++)
        sample.change[i] = 1 + below(sample.longest ? sample.longest : 1);
    sample.point = sample.yields = sample.again = sample.alive = 0;
    if (sample.plan->from) {
        replay_start(&sample.prefix, sample.plan->from, sample.plan->weak);
        ask_in_prefix();
    }
    record_start();
}

void explore_sampled(enum explore_stage stage, const struct explore_plan *plan)
{
    struct explore_result *r = session_result();
    struct explore_covered *c = &r->stage[stage];
    struct explore_end end;
    memset(&sample, 0, sizeof sample);
    sample.stage = stage;
    sample.plan = plan;
    sample.chance = plan->seed * 0x2545f4914f6cdd1du + stage;
    sample.scheduler = (struct guest_scheduler){.next = sample_next, .pick = sample_pick,
                                                .weak = plan->weak, .ask_at = UINT32_MAX};
    for (unsigned i = 0; i < EXPLORE_STAGES; i++)
        if (r->stage[i].points > sample.longest)
            sample.longest = (uint32_t)r->stage[i].points;
    for (unsigned i = 0; i < STAGE_POS; i++)
        if (r->stage[i].points > sample.patience)
            sample.patience = (uint32_t)r->stage[i].points;
    sample.patience = 2 * sample.patience + SAMPLE_PATIENCE;
    session_begin(stage);
    for (begin(); session_run(stage, &sample.scheduler, &end); begin()) {
        uint64_t threads = sample.alive ? 32 - (unsigned)__builtin_clz(sample.alive) : 1;
        if (sample.point > sample.longest && !end.cut)
            sample.longest = sample.point;
        c->points = sample.longest;
        if (threads > c->threads)
            c->threads = threads;
        if (!end.cut)
            session_note(stage, &end, false, 0, recorded_taken);
    }
}
