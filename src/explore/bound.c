/* All schedules with at most 0, 1, 2 ... preemptions: most failures need very few, and there
 * are polynomially many of these schedules, not exponentially many (Musuvathi & Qadeer,
 * Iterative context bounding for systematic testing of multithreaded programs, PLDI 2007).
 *
 * Sleep sets are not sound under a bound: the schedule that would be run instead may need more
 * preemptions. What is sound is to leave a run at a point that was reached before by an
 * equivalent beginning, with the same thread running and no fewer preemptions left: what can
 * follow was run from there (Musuvathi & Qadeer, Partial-order reduction for context-bounded
 * state exploration, MSR-TR-2007-12). Beginnings are equivalent if the hashes of their
 * happens-before orders are equal: a sum over operations, each a hash of the ones before it. */
#include <sys/mman.h>

#include "explore/room.h"

#ifdef TINY
enum { PLACES = 1 << 6, PROBES = 2 };
#else
enum { PLACES = 1 << 18, PROBES = 8 };
#endif

static struct place { uint64_t key; uint32_t left, unused; } *places;
static uint64_t era;       /* of the search: what others put down does not count */
static uint32_t most;      /* preemptions */
static bool beyond;

bool bounded_init(struct error *reterr)
{
    void *at = mmap(NULL, PLACES * sizeof *places, PROT_READ | PROT_WRITE,
                    MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (at == MAP_FAILED)
        return error_errno(reterr, ERROR_OS, "cannot reserve the table of schedules");
    places = at;
    return true;
}

/* Was it reached before, with as many preemptions left? Puts it down if not; if there is no
 * room it is forgotten, which costs runs and nothing else. */
static bool reached(uint64_t key, uint32_t left)
{
    key |= 1;
    for (unsigned i = 0; i < PROBES; i++) {
        struct place *p = &places[((key >> 20) + i) & (PLACES - 1)];
        if (p->key == key) {
            if (p->left >= left)
                return true;
            p->left = left;
            return false;
        }
        if (!p->key || i == PROBES - 1) {
            *p = (struct place){key, left, 0};
            return false;
        }
    }
    return false;
}

static int turn(struct search *s, struct node *n, const struct guest_point *p)
{
    const struct node *o = s->open >= 0 ? &s->nodes[s->open] : NULL;
    n->spent = o ? o->spent + o->preempts : 0;
    bool goes_on = (p->enabled & ~p->yielded) >> p->running & 1;
    uint64_t key = (s->whole + p->running * 0x9e3779b97f4a7c15u
                    + (s->again | (uint64_t)p->yielded << 16) * 0xc2b2ae3d27d4eb4fu + era)
                   * 0xd6e8feb86659fd93u;
    if (o && reached(key ^ key >> 29, most - n->spent)) {
        s->blocked = true;
        return SCHEDULE_STOP;
    }
    n->todo = n->enabled;
    if (goes_on && n->spent >= most) {
        beyond = beyond || n->enabled & ~(1u << p->running);
        n->todo = (uint16_t)(1u << p->running);
    }
    return n->todo >> n->ordinary & 1 ? n->ordinary : __builtin_ctz(n->todo);
}

bool bounded_search(enum explore_stage stage, const struct explore_plan *plan, uint32_t bound,
                    bool *ret_beyond)
{
    struct search *s = &search;
    struct explore_end end;
    bool whole = true;
    most = bound;
    beyond = false;
    era = (era + 1) * 0x9e3779b97f4a7c15u;
    tree_start(s, plan, plan->weak);
    s->choose = turn;
    s->hashing = true;
    do {
        if (!tree_run(s, stage, &end))
            return false;
        if (s->blocked) {
            session_result()->blocked += stage < EXPLORE_STAGES;
            continue;
        }
        session_points(stage, s);
        whole = whole && !end.cut && !s->overflow && !s->astray;
        if (!end.cut)
            session_note(stage, &end, false, 0, tree_taken);
        if (session_raced())
            return false;
    } while (tree_back(s));
    *ret_beyond = beyond;
    return whole;
}

void explore_bounded(const struct explore_plan *plan)
{
    struct explore_covered *covered = &session_result()->stage[STAGE_BOUNDED];
    session_begin(STAGE_BOUNDED);
    bool more = true;
    for (uint32_t bound = 0; more; bound++) {
        if (bounded_search(STAGE_BOUNDED, plan, bound, &more)) {
            covered->bound = bound;
            continue;
        }
        if (!session_raced())
            return;
        session_begin(STAGE_BOUNDED);
        covered->bound = UINT32_MAX;
        bound = UINT32_MAX; /* and from 0 */
        more = true;
    }
    covered->complete = true;
}
