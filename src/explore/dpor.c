/* Every class of equivalent schedules, once each: stateless depth-first search with source
 * sets and sleep sets.
 *
 * A node keeps a set of threads that are to go from it (todo). It begins with one; whenever
 * a run shows a race - two operations j before i that conflict, with nothing between them in
 * happens-before, and i could have been done first - some thread is added at j's node that
 * begins the sequence "all after j that does not depend on it, then i". That is enough: the
 * sets so made are source sets (Abdulla, Aronis, Jonsson, Sagonas: Optimal dynamic partial
 * order reduction, POPL 2014, algorithm 1). A thread whose subtree was run sleeps in the
 * subtrees that follow, until something is done that conflicts with what it is about to do
 * (Godefroid, Partial-order methods, LNCS 1032, 1996); so no two complete runs are equivalent,
 * whatever else is added to todo. A run in which all that can go are asleep is left; it was
 * not worth beginning ("blocked"; wakeup trees would avoid those).
 *
 * Threads that wait. The race is between the two that take a lock, not between unlock and
 * lock. When several hold it (readers) it takes all of them away to let a writer go first, so
 * that is tried too. Threads that are stuck at the end take part with what they wait for.
 *
 * The end of the program while threads live conflicts with all that they do. */
#include "explore/room.h"

static bool reach(const struct past *past, const struct past *first)
{
    union { int16_t v __attribute__((vector_size(16))); uint64_t words[2]; } m;
    m.v = (past->low > first->low) | (past->high > first->high);
    return m.words[0] | m.words[1];
}

/* i by thread, with what happened before it, is to come before the operations in gone[0..many)
 * (latest first), whose earliest is node gone[many - 1]: sees to it that a run there begins so. */
static void demand(struct search *s, const struct rival *gone, int many, const struct node *i,
                   int end)
{
    int j = gone[many - 1].node;
    if (j < s->base)
        return;
    struct node *at = &s->nodes[j];
    uint32_t covered = at->todo | at->sleep, initials = 0;
    struct past first;
    memset(&first, 0x7f, sizeof first);
    for (int k = j + 1; k < end; k++) {
        const struct node *n = &s->nodes[k];
        if (n->pick)
            continue;
        bool depends = false;
        for (int g = 0; g < many && !depends; g++)
            depends = gone[g].node <= k && n->past.at[s->nodes[gone[g].node].thread] > gone[g].node;
        if (depends || first.at[n->thread] != 0x7f7f)
            continue;
        /* Its own number is not in first yet. */
        if (!reach(&n->past, &first)) {
            initials |= 1u << n->thread;
            if (initials & covered)
                return;
        }
        first.at[n->thread] = (int16_t)k;
    }
    if (first.at[i->thread] == 0x7f7f && !reach(&i->past, &first))
        initials |= 1u << i->thread;
    if (initials & covered)
        return;
    initials &= at->enabled;
    if (!initials)
        return;
    uint32_t mine = initials & 1u << i->thread;
    at->todo |= (uint16_t)(mine ? mine : initials & -initials);
}

static void races(struct search *s, int number)
{
    const struct node *n = &s->nodes[number];
    int end = number == NODES_MAX ? s->at : number, waited = 0;
    struct rival gone[RIVALS_MAX];
    for (int r = 0; r < s->rival_count; r++) {
        demand(s, &s->rivals[r], 1, n, end);
        if (!s->rivals[r].blocks)
            continue;
        gone[waited++] = s->rivals[r];
        if (waited > 1)
            demand(s, gone, waited, n, end);
    }
}

static int turn(struct search *s, struct node *n, const struct guest_point *p)
{
    if (s->open >= 0) {
        const struct node *o = &s->nodes[s->open];
        uint32_t asleep = (o->sleep | o->done) & ~(1u << o->thread) & ~o->ends;
        for (uint32_t left = asleep; left; left &= left - 1) {
            unsigned t = (unsigned)__builtin_ctz(left);
            if (conflict(&o->op, &p->next[t], s->weak) || ends_wait(s, o, t, &p->next[t]))
                asleep &= ~(1u << t);
        }
        n->sleep = (uint16_t)asleep;
    }
    uint32_t can = n->enabled & ~(uint32_t)n->sleep;
    if (!can) {
        /* What the others wait for matters all the same. */
        for (uint32_t left = p->alive & ~p->enabled & 0xffff; left; left &= left - 1) {
            unsigned t = (unsigned)__builtin_ctz(left);
            pending(s, t, &p->next[t]);
            races(s, NODES_MAX);
        }
        s->blocked = true;
        return SCHEDULE_STOP;
    }
    if (can >> n->ordinary & 1)
        return n->ordinary;
    uint32_t behind = can & ~((2u << p->running) - 1);
    return __builtin_ctz(behind ? behind : can);
}

/* Every order, for comparison. */
static int any_turn(struct search *s, struct node *n, const struct guest_point *p)
{
    (void)s, (void)p;
    n->todo = n->enabled;
    return n->enabled >> n->ordinary & 1 ? n->ordinary : __builtin_ctz(n->enabled);
}

/* The run was ended by its last operation (exit, main's return, abort), or so it seems: that
 * does not commute with anything. */
static void ended_early(struct search *s, const struct explore_end *end)
{
    struct node *n = s->open >= 0 ? &s->nodes[s->open] : NULL;
    if (!n || s->stuck || s->open < s->base)
        return;
    bool last = !(n->alive & ~(1u << n->thread));
    if (last && (end->by_itself || (n->op.kind == OP_EXIT && n->op.also_kind == ALSO_THREAD)))
        return;
    n->ends |= (uint16_t)(1u << n->thread);
    n->todo |= n->enabled;
    settle_end(s, s->open);
    races(s, s->open);
    for (uint32_t left = s->waiting; left; left &= left - 1) {
        unsigned t = (unsigned)__builtin_ctz(left);
        pending(s, t, &s->waits[t]);
        races(s, NODES_MAX);
    }
}

/* Did a load read an older store? Else the run is one of sequential consistency too. */
static bool was_weak(const struct search *s)
{
    int event = 0;
    for (int i = 0; i < s->at; i++) {
        if (!s->nodes[i].pick)
            event = i;
        else if (s->nodes[i].value && s->nodes[event].op.kind >= OP_LOAD
                 && s->nodes[event].op.kind <= OP_UPDATE)
            return true;
    }
    return false;
}

static void note(struct search *s, enum explore_stage stage, const struct explore_end *end,
                 bool reduce, int64_t *count_work, bool *whole)
{
    struct explore_result *r = session_result();
    if (s->blocked) {
        r->blocked++;
        return;
    }
    if (end->cut || s->overflow || s->astray)
        *whole = false;
    if (end->cut)
        return;
    bool class = stage == STAGE_EXHAUSTIVE || was_weak(s);
    double ways = 0;
    if (class && stage == STAGE_EXHAUSTIVE && reduce && r->counted) {
        ways = count_class(s, count_work);
        r->counted = ways > 0;
    }
    session_note(stage, end, class, ways, tree_taken);
}

void explore_exhaustive(enum explore_stage stage, const struct explore_plan *plan)
{
    struct search *s = &search;
    struct explore_covered *covered = &session_result()->stage[stage];
    struct explore_end end;
    for (;;) {
        int64_t count_work = 50 * 1000 * 1000;
        bool whole = true, raced = false, more = true;
        session_begin(stage);
        tree_start(s, plan, stage == STAGE_WEAK);
        s->choose = plan->reduce ? turn : any_turn;
        s->settled_one = plan->reduce ? races : NULL;
        while (more && !raced) {
            if (!tree_run(s, stage, &end))
                return;
            if (!s->blocked && plan->reduce && !end.cut)
                ended_early(s, &end);
            session_points(stage, s);
            note(s, stage, &end, plan->reduce, &count_work, &whole);
            raced = session_raced();
            more = tree_back(s);
        }
        if (raced)
            continue;
        covered->complete = whole;
        return;
    }
}
