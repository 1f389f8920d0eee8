/* own_locks(): which locks a function holds at each point of each path, and what is wrong with that:
 * guarded data that is used without its lock, locks that are still held where the function ends, locks
 * that are taken twice or let go by who does not hold them.
 *
 * A forward analysis over the function's graph. Its states are kept apart by the locks they hold (see
 * own_locks_state.c), so "may hold" never has to be told apart from "must hold": each state is a kind
 * of path, and what is told of it happens on a path. What the value of a lock's or trylock's result
 * decides splits the state where it is looked at.
 *
 * A lock is named by the value of its address (own_locks_term.c), so `b->lock` and `x->lock` are one
 * lock behind `x = b`. Locks that may be the same and are not known to be are told of neither way.
 *
 * Functions without words about locks: what their bodies do on all paths is what their callers see, and
 * a function that always returns with a lock taken is not wrong, but one that does on some paths only
 * is. Where a program has words about locks, functions that take or drop one say so. */
#include "cfront/own_locks.h"

#include <string.h>

/* ---- the entry --------------------------------------------------------------------------------- */

static void hold_at_entry(struct locks *l, struct lock_state *s, const struct lock_path *p)
{
    for (; p; p = p->next) {
        struct lock_value lock = lock_of_path(l, s, p, l->g->f, l->g->f->type, NULL);
        if (lock.term > TERM_ZERO && !state_held(s, lock))
            state_hold(s, (struct lock_held){
                .lock = lock, .depth = 1, .at_entry = true,
                .text = lock_path_text(l, p, l->g->f, l->g->f->type, NULL),
                .why = {.role = CONTRACT_ROLE_WRITTEN, .at = p->at, .param = OWN_NONE}});
    }
}

static void enter(struct locks *l)
{
    struct lock_state *s = mem_alloc(sizeof *s);
    l->states++;
    s->result = lock_unknown;
    if (l->own) {
        hold_at_entry(l, s, l->own->needs);
        hold_at_entry(l, s, l->own->drops);
    }
    state_arrive(l, 0, s);
}

/* ---- blocks --------------------------------------------------------------------------------------- */

static void remember(struct locks *l, struct lock_state *s, const struct own_block *b, bool taken, struct span at)
{
    struct lock_trail *t = arena_alloc(l->c->arena, sizeof *t);
    t->before = s->trail;
    t->event = (struct own_event){.role = CONTRACT_ROLE_BRANCH, .at = at, .expr = b->condition,
                                  .taken = taken, .param = OWN_NONE};
    s->trail = t;
}

/* One way out of a block, with what is known there. */
static void go(struct locks *l, const struct own_block *b, int to, const struct lock_state *s, bool tell_way,
               bool taken, struct lock_value v, int truth, const int64_t *equal)
{
    if (l->tell || l->gave_up)
        return;
    struct lock_state *t = state_copy(l, s);
    if (!t)
        return;
    if (tell_way)
        remember(l, t, b, taken, b->at);
    if (truth >= 0)
        state_learn(l, t, v, truth);
    if (equal)
        state_learn_equal(t, v, true, *equal);
    state_arrive(l, to, t);
}

static struct lock_value temp_of(struct lock_state *s, int t)
{
    const struct lock_temp *k = state_temp(s, t);
    return k ? k->v : lock_unknown;
}

static void leave(struct locks *l, const struct own_block *b, struct lock_state *s)
{
    struct lock_value v = temp_of(s, b->t);
    int64_t n;
    switch ((enum own_end)b->end) {
    case OWN_GOTO:
        go(l, b, b->next[0], s, false, false, v, -1, NULL);
        return;
    case OWN_BRANCH: {
        int truth = state_truth(l, s, v);
        for (int way = 0; way < 2; way++)
            if (truth != way)
                go(l, b, b->next[way], s, truth < 0, !way, v, truth < 0 ? !way : -1, NULL);
        return;
    }
    case OWN_SWITCH:
        for (int k = 0; k < b->next_count; k++) {
            bool fallback = k == b->next_count - 1;
            n = fallback ? 0 : b->cases[k].low;
            if (v.term == TERM_ZERO && !fallback && (v.offset < b->cases[k].low || v.offset > b->cases[k].high))
                continue;
            bool single = !fallback && b->cases[k].low == b->cases[k].high;
            go(l, b, b->next[k], s, v.term != TERM_ZERO, !fallback, v, -1, single ? &n : NULL);
            if (v.term == TERM_ZERO && !fallback)
                return;
        }
        return;
    case OWN_EXIT:
        if (l->tell && s->returned) {
            struct lock_state *kept = state_copy(l, s);
            if (kept)
                vec_push(&l->exits, ((struct lock_exit){kept, s->at_return->at}));
        }
        return;
    case OWN_STOP:
        return;
    }
}

/* From an instruction of a block on. s is freed. */
static void run(struct locks *l, const struct own_block *b, struct lock_state *s, int from)
{
    size_t base = l->more.len;
    vec_push(&l->more, s);
    vec_push(&l->more_at, from);
    while (l->more.len > base) {
        struct lock_state *now = l->more.at[--l->more.len];
        int at = l->more_at.at[--l->more_at.len];
        for (; at < b->insn_count && !l->gave_up; at++)
            lock_step(l, now, &b->insns[at], at);
        if (!l->gave_up && (b->end == OWN_BRANCH || b->end == OWN_SWITCH))
            lock_split(l, now, temp_of(now, b->t), b->insn_count);
        if (!l->gave_up)
            leave(l, b, now);
        state_free(l, now);
    }
}

/* ---- to a fixed point ----------------------------------------------------------------------------------- */

static void find_latches(struct locks *l)
{
    const struct own_graph *g = l->g;
    for (int b = 0; b < g->block_count; b++)
        for (int k = 0; k < g->blocks[b].next_count; k++) {
            int to = g->blocks[b].next[k];
            if (g->blocks[b].order >= g->blocks[to].order && g->blocks[b].order > l->blocks[to].latch)
                l->blocks[to].latch = g->blocks[b].order;
        }
}

/* Each state of each block once, in reverse postorder, as long as there is one that is not done. */
static void settle(struct locks *l, const int *by_order, int count)
{
    bool again = true;
    while (again && !l->gave_up) {
        again = false;
        for (int n = 0; n < count && !l->gave_up; n++) {
            int b = by_order[n];
            for (int k = 0; k < l->blocks[b].count && !l->gave_up; k++) {
                if (l->blocks[b].states[k]->done)
                    continue;
                l->visits += 1 + l->g->blocks[b].insn_count / 16;
                if (l->visits > VISITS_MOST) {
                    l->gave_up = true;
                    return;
                }
                l->blocks[b].states[k]->done = true;
                struct lock_state *s = state_copy(l, l->blocks[b].states[k]);
                l->block = b;
                again = true;
                if (s)
                    run(l, &l->g->blocks[b], s, 0);
            }
        }
    }
}

static void look(struct locks *l)
{
    const struct own_graph *g = l->g;
    int *by_order = mem_alloc((size_t)g->block_count * sizeof *by_order + 1), count = 0;
    l->blocks = mem_alloc((size_t)g->block_count * sizeof *l->blocks + 1);
    for (int b = 0; b < g->block_count; b++)
        if (g->blocks[b].order >= 0 && ++count)
            by_order[g->blocks[b].order] = b;
    find_latches(l);
    lock_term(l, (struct lock_term){.kind = TERM_NUMBER});
    lock_marks(l);
    enter(l);
    settle(l, by_order, count);
    l->tell = true; /* the last round: states are what they are; nothing is passed on */
    for (int n = 0; n < count && !l->gave_up; n++) {
        l->block = by_order[n];
        for (int k = 0; k < l->blocks[l->block].count && !l->gave_up; k++) {
            struct lock_state *s = state_copy(l, l->blocks[l->block].states[k]);
            if (s)
                run(l, &g->blocks[l->block], s, 0);
        }
    }
    mem_free(by_order);
}

static void release(struct locks *l)
{
    for (int b = 0; l->blocks && b < l->g->block_count; b++) {
        mem_free(l->blocks[b].varying);
        for (int k = 0; k < l->blocks[b].count; k++)
            mem_free(l->blocks[b].states[k]);
    }
    for (size_t i = 0; i < l->exits.len; i++)
        mem_free(l->exits.at[i].s);
    for (size_t i = 0; i < l->more.len; i++)
        mem_free(l->more.at[i]);
    mem_free(l->blocks);
    for (size_t i = 0; i < l->spare.len; i++)
        mem_free(l->spare.at[i]);
    vec_release(&l->spare);
    vec_release(&l->terms);
    vec_release(&l->made);
    vec_release(&l->marks);
    vec_release(&l->exits);
    vec_release(&l->more);
    vec_release(&l->more_at);
}

/* It may do anything to locks. */
static void give_up(struct own *w, const struct own_graph *g, bool tell)
{
    struct own_finding f = {.code = CONTRACT_CODE_CANNOT_TELL, .f = g->f, .at = g->f->at,
                            .what = arena_cstr(w->c->arena, g->f->name->text), .param = OWN_NONE,
                            .resource = "function"};
    lock_summary_of(w, g->f, true)->wild = true;
    if (tell)
        own_tell(w, &f);
}

static void analyse(struct own *w, const struct own_graph *g, bool tell)
{
    if (!g || g->opaque || !lock_matters(w, g))
        return;
    struct locks l = {.w = w, .c = w->c, .g = g, .all = w->locks, .own = lock_words(g->f, g->f->type),
                      .is_main = g->f->name && str_is(g->f->name->text, "main"),
                      .strict = w->notation && w->locks->words, .quiet = !tell};
    look(&l);
    if (!l.gave_up)
        lock_exits(&l);
    else
        give_up(w, g, tell);
    release(&l);
}

void own_locks(struct own *w, const struct own_graph *g)
{
    if (!w->locks) { /* what functions do to locks, callees first */
        lock_program(w);
        for (size_t i = 0; i < w->count; i++)
            analyse(w, w->graphs[w->order[i]->number], false);
    }
    analyse(w, g, true);
}
