/* The plan: all classes if half of the budget suffices; if not, all schedules with few
 * preemptions, then samples. What came out is counted by outcome, and every kind of failure
 * keeps the shortest schedule that was seen.
 *
 * At the end each outcome's example and each failure's schedule is run once more, so that the
 * machine can keep what they print and find under the numbers that they have in the result. */
#include <sys/mman.h>

#include "base/sparse.h"
#include "explore/room.h"

SPARSE static struct {
    const struct explore_machine *machine;
    struct explore_result *result;
    uint64_t left;         /* runs, of this part */
    uint64_t raced;        /* machine->raced() when the stage began */
    struct schedule outcomes[OUTCOMES_MAX], failures[FAILURES_MAX];
    struct taken taken;
} session;

bool explore_init(struct error *reterr)
{
    if (search.nodes)
        return true;
    void *at = mmap(NULL, (NODES_MAX + 1) * sizeof(struct node), PROT_READ | PROT_WRITE,
                    MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (at == MAP_FAILED)
        return error_errno(reterr, ERROR_OS, "cannot reserve the table of schedules");
    search.nodes = at;
    return bounded_init(reterr);
}

struct explore_result *session_result(void)
{
    return session.result;
}

static uint64_t raced_now(void)
{
    return session.machine->raced ? session.machine->raced(session.machine->with) : 0;
}

bool session_raced(void)
{
    return raced_now() != session.raced;
}

void session_begin(enum explore_stage stage)
{
    struct explore_result *r = session.result;
    session.raced = raced_now();
    if (stage == STAGE_EXHAUSTIVE) {
        r->classes = r->blocked = 0;
        r->interleavings = 0;
        r->counted = true;
        for (uint32_t i = 0; i < r->outcome_count; i++)
            r->outcomes[i].classes = 0, r->outcomes[i].interleavings = 0;
    }
}

void session_points(enum explore_stage stage, const struct search *s)
{
    if (!s->at || stage == EXPLORE_STAGES)
        return;
    struct explore_covered *c = &session.result->stage[stage];
    if ((uint64_t)s->at > c->points)
        c->points = (uint64_t)s->at;
    uint64_t threads = 32 - (unsigned)__builtin_clz(s->numbers | 1u);
    if (threads > c->threads)
        c->threads = threads;
}

bool session_run(enum explore_stage stage, struct guest_scheduler *s, struct explore_end *ret)
{
    const struct explore_machine *m = session.machine;
    if (!session.left || (m->enough && m->enough(m->with))) {
        session.left = 0;
        return false;
    }
    session.left--;
    session.result->runs++;
    if (stage < EXPLORE_STAGES)
        session.result->stage[stage].runs++;
    *ret = (struct explore_end){0};
    m->run(m->with, s, ret);
    return true;
}

/* ---- what came out ---- */

static struct explore_outcome *outcome_of(const struct explore_end *end, uint32_t *ret_index)
{
    struct explore_result *r = session.result;
    for (uint32_t i = 0; i < r->outcome_count; i++)
        if (r->outcomes[i].hash == end->outcome && r->outcomes[i].failure == end->failure) {
            *ret_index = i;
            return &r->outcomes[i];
        }
    return NULL;
}

static bool shorter(const struct taken *t, const struct explore_failure *f)
{
    return t->preemptions != f->preemptions ? t->preemptions < f->preemptions
                                            : t->events < f->events;
}

const struct schedule *session_failure(uint32_t index)
{
    return &session.failures[index];
}

void session_budget(uint64_t runs)
{
    session.left = runs;
}

void session_failed(uint64_t failure, const struct taken *t)
{
    struct explore_result *r = session.result;
    uint32_t i = 0;
    while (i < r->failure_count && r->failures[i].hash != failure)
        i++;
    bool fresh = i == r->failure_count;
    if (i == FAILURES_MAX) {
        r->failures_dropped++;
        return;
    }
    struct explore_failure *f = &r->failures[i];
    if (fresh) {
        *f = (struct explore_failure){.hash = failure};
        r->failure_count++;
    }
    if (!fresh && (t->schedule.cut || !shorter(t, f)) && !(session.failures[i].cut && !t->schedule.cut))
        return;
    f->preemptions = t->preemptions;
    f->events = t->events;
    session.failures[i] = t->schedule;
    schedule_write(&t->schedule, f->schedule);
}

void session_note(enum explore_stage stage, const struct explore_end *end, bool class,
                  double interleavings, void (*taken)(struct taken *ret))
{
    struct explore_result *r = session.result;
    struct taken *t = NULL;
    if (class) {
        r->classes++;
        r->interleavings += interleavings;
    }
    if (end->failure) {
        taken(t = &session.taken);
        session_failed(end->failure, t);
        if (stage < EXPLORE_STAGES)
            r->stage[stage].failing++;
        for (uint32_t f = 0; f < r->failure_count && stage < EXPLORE_STAGES; f++)
            r->failures[f].runs += r->failures[f].hash == end->failure;
    }
    if (stage == EXPLORE_STAGES) /* looks for shorter schedules of what is known */
        return;
    uint32_t i = 0;
    struct explore_outcome *o = outcome_of(end, &i);
    if (!o) {
        if (r->outcome_count == OUTCOMES_MAX) {
            r->outcomes_dropped++;
            return;
        }
        if (!t)
            taken(t = &session.taken);
        i = r->outcome_count++;
        o = &r->outcomes[i];
        *o = (struct explore_outcome){.hash = end->outcome, .failure = end->failure};
        session.outcomes[i] = t->schedule;
        schedule_write(&t->schedule, o->schedule);
    }
    if (class || (stage != STAGE_WEAK && stage != STAGE_EXHAUSTIVE))
        o->classes++;
    o->interleavings += interleavings;
}

/* ---- the end ---- */

static int by_classes(const void *a, const void *b)
{
    const struct explore_outcome *x = a, *y = b;
    if (x->classes != y->classes)
        return x->classes < y->classes ? 1 : -1;
    return (x->hash > y->hash) - (x->hash < y->hash);
}

static int by_length(const void *a, const void *b)
{
    const struct explore_failure *x = a, *y = b;
    if (x->preemptions != y->preemptions)
        return x->preemptions < y->preemptions ? -1 : 1;
    if (x->events != y->events)
        return x->events < y->events ? -1 : 1;
    return (x->hash > y->hash) - (x->hash < y->hash);
}

/* Insertion: few, and qsort() may allocate. */
static void sort(void *at, size_t count, size_t size, int (*order)(const void *, const void *))
{
    static char one[sizeof(struct explore_outcome) + sizeof(struct explore_failure)];
    char *bytes = at;
    for (size_t i = 1; i < count; i++)
        for (size_t j = i; j && order(bytes + (j - 1) * size, bytes + j * size) > 0; j--) {
            memcpy(one, bytes + j * size, size);
            memcpy(bytes + j * size, bytes + (j - 1) * size, size);
            memcpy(bytes + (j - 1) * size, one, size);
        }
}

static void show(const char *schedule, bool weak, uint64_t outcome, uint64_t failure,
                 bool failed, uint32_t index)
{
    static struct schedule s;
    struct replay r;
    struct explore_end end = {0};
    if (!schedule_read(str_from(schedule), &s, NULL))
        return;
    replay_start(&r, &s, weak);
    session.machine->run(session.machine->with, &r.scheduler, &end);
    if (!end.cut && (failed ? end.failure == failure
                            : end.outcome == outcome && end.failure == failure))
        session.machine->keep(session.machine->with, failed, index);
}

static void finish(bool weak)
{
    struct explore_result *r = session.result;
    sort(r->outcomes, r->outcome_count, sizeof r->outcomes[0], by_classes);
    sort(r->failures, r->failure_count, sizeof r->failures[0], by_length);
    if (!session.machine->keep)
        return;
    for (uint32_t i = 0; i < r->outcome_count; i++)
        show(r->outcomes[i].schedule, weak, r->outcomes[i].hash, r->outcomes[i].failure, false, i);
    for (uint32_t i = 0; i < r->failure_count; i++)
        show(r->failures[i].schedule, weak, 0, r->failures[i].hash, true, i);
}

void session_open(const struct explore_machine *m, struct explore_result *ret)
{
    memset(ret, 0, sizeof *ret);
    session.machine = m;
    session.result = ret;
    session.left = 0;
    ret->counted = true;
    ret->stage[STAGE_BOUNDED].bound = UINT32_MAX;
}

void explore(const struct explore_machine *m, const struct explore_plan *plan,
             struct explore_result *ret)
{
    session_open(m, ret);
    uint64_t half = (plan->budget + 1) / 2;
    session_budget(plan->weak ? (half + 1) / 2 : half);
    explore_exhaustive(STAGE_EXHAUSTIVE, plan);
    ret->complete = ret->stage[STAGE_EXHAUSTIVE].complete;
    if (plan->weak) {
        session_budget(half > ret->runs ? half - ret->runs : 0);
        explore_exhaustive(STAGE_WEAK, plan);
        ret->complete = ret->complete && ret->stage[STAGE_WEAK].complete;
    }
    if (!ret->complete || !plan->reduce)
        ret->counted = false;
    uint64_t spare = plan->budget / 16; /* for shortening, which has a few runs in any case */
    if (!ret->complete) {
        session_budget(plan->budget / 4);
        explore_bounded(plan);
        ret->complete = ret->stage[STAGE_BOUNDED].complete;
        for (unsigned i = STAGE_POS; i <= STAGE_RANDOM && !ret->complete; i++) {
            uint64_t used = ret->runs + spare;
            session_budget(plan->budget > used ? (plan->budget - used) / (STAGE_RANDOM + 1 - i) : 0);
            explore_sampled((enum explore_stage)i, plan);
        }
    }
    session_budget(spare + 64);
    if (ret->failure_count)
        shorten(plan);
    finish(plan->weak);
}
