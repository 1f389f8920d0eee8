/* How states meet.
 *
 * States that hold different locks are kept apart; those that hold the same are joined. That is
 * property simulation (Das, Lerner & Seigle, "ESP", PLDI 2002): it follows a flag that says "I locked
 * it" to the end, at a price that grows with the locks and not with the paths. Where joined states
 * differ in a variable, it holds a PHI of that block from then on. At the head of a loop whatever is
 * not a plain number becomes a PHI, and locks named through the old value are named through the PHI:
 * what a round took hand over hand is what the next one finds held. */
#include "cfront/own_locks.h"

#include <stdlib.h>
#include <string.h>

/* ---- joining ---------------------------------------------------------------------------------------- */

static bool same_locks(const struct lock_state *a, const struct lock_state *b)
{
    if (a->held_count != b->held_count || a->lost != b->lost)
        return false;
    for (int i = 0; i < a->held_count; i++) {
        const struct lock_held *x = &a->held[i], *y = &b->held[i];
        bool unknown = x->lock.term == TERM_UNKNOWN && y->lock.term == TERM_UNKNOWN;
        if ((!unknown && !lock_same(x->lock, y->lock)) || x->status != y->status || x->reading != y->reading
            || x->at_entry != y->at_entry || x->depth != y->depth)
            return false;
    }
    return true;
}

static struct lock_value phi(struct locks *l, int block, struct lock_value at)
{
    return lock_term(l, (struct lock_term){.kind = TERM_PHI, .x = at, .size = block});
}

static bool is_phi(const struct locks *l, struct lock_value v, int block)
{
    return v.term > TERM_ZERO && l->terms.at[v.term].kind == TERM_PHI && l->terms.at[v.term].size == block;
}

static int by_address(const void *a, const void *b)
{
    const struct object *x = *(const struct object *const *)a, *y = *(const struct object *const *)b;
    return (x > y) - (x < y);
}

static void find_varying(const struct locks *l, int block)
{
    const struct own_graph *g = l->g;
    struct lock_block *to = &l->blocks[block];
    VEC(const struct object *) found = {0};
    for (int b = 0; b < g->block_count; b++) {
        if (g->blocks[b].order < g->blocks[block].order || g->blocks[b].order > to->latch)
            continue;
        for (int i = 0; i < g->blocks[b].insn_count; i++) {
            const struct own_insn *in = &g->blocks[b].insns[i];
            bool writes = in->op == OWN_STORE || in->op == OWN_ADDRESS || in->op == OWN_ZERO || in->op == OWN_MOVE;
            const struct object *o = in->op == OWN_DECLARE ? in->object : writes ? in->place.object : NULL;
            if (o)
                vec_push(&found, o);
        }
    }
    if (found.len)
        qsort(found.at, found.len, sizeof *found.at, by_address);
    to->varying = found.at ? found.at : mem_alloc(1);
    to->varying_count = found.len;
}

/* Is it written in the loop whose head is `block`? */
static bool varies(const struct locks *l, int block, const struct object *o)
{
    const struct lock_block *b = &l->blocks[block];
    if (!b->varying)
        find_varying(l, block);
    return b->varying_count && bsearch(&o, b->varying, b->varying_count, sizeof *b->varying, by_address);
}

/* Does e lead into a thing that has a name of its own in the loop, as s = &c->slot[0] does while c
 * stays? Then what is known of the thing is not renamed after e. */
static bool leads_inside(struct locks *l, int block, const struct lock_state *s, const struct lock_entry *e)
{
    if (!e->is.offset)
        return false; /* its beginning: hand over hand the old name goes over to the new one */
    const struct lock_term *t = &l->terms.at[e->is.term];
    const struct object *o = t->kind == TERM_CONTENT ? lock_root(l, t->x) : NULL;
    if (o && l->terms.at[t->x.term].kind == TERM_ADDRESS && !varies(l, block, o)
        && state_read(l, s, t->x).term == e->is.term)
        return true;
    for (int i = 0; i < s->place_count; i++) {
        const struct lock_entry *other = &s->places[i];
        o = lock_root(l, other->at);
        if (!other->size && o && other->is.term == e->is.term && !other->is.offset && !varies(l, block, o))
            return true;
    }
    return false;
}

/* Before a state enters the head of a loop: variables that the loop writes hold this round's PHI, and
 * what the PHI stood for in the round before has a name only if some variable still holds it. */
static void turn(struct locks *l, int block, struct lock_state *s)
{
    struct lock_value from[2 * STATE_PLACES], to[2 * STATE_PLACES];
    int count = 0;
    for (int i = 0; i < s->place_count; i++) {
        struct lock_entry *e = &s->places[i];
        const struct object *o = lock_root(l, e->at);
        if (e->size || !o || e->is.term <= TERM_ZERO || !varies(l, block, o))
            continue;
        struct lock_value p = phi(l, block, e->at);
        if (lock_same(p, e->is) || p.term == TERM_UNKNOWN)
            continue;
        if (leads_inside(l, block, s, e)) {
            e->is = p;
            continue;
        }
        from[count] = e->is;
        to[count++] = p;
    }
    for (int i = 0, renamed = count; i < renamed; i++) {
        bool held = false;
        for (int k = 0; k < count; k++)
            held |= from[k].term == to[i].term;
        if (!held) {
            from[count] = to[i];
            to[count++] = lock_unknown;
        }
    }
    if (count)
        state_replace(l, s, from, to, count);
}

static bool is_address(const struct locks *l, struct lock_value v)
{
    enum term_kind k = v.term > TERM_ZERO ? l->terms.at[v.term].kind : TERM_NUMBER;
    return k == TERM_ADDRESS || k == TERM_CONTENT || k == TERM_INDEX || k == TERM_PHI;
}

/* Pointer variables lead elsewhere in the two: which of two locks is the first is worth a state. */
static bool leads_elsewhere(struct locks *l, const struct lock_state *a, const struct lock_state *b)
{
    for (int n = 0; n < 2; n++) {
        const struct lock_state *x = n ? b : a, *y = n ? a : b;
        for (int i = 0; i < x->place_count; i++) {
            const struct lock_entry *e = &x->places[i];
            const struct object *o = e->size ? NULL : lock_root(l, e->at);
            if (!o || e->at.offset || o->type->kind != TYPE_POINTER || e->is.term <= TERM_ZERO)
                continue;
            struct lock_value v = state_read(l, y, e->at);
            if (v.term > TERM_ZERO && !lock_same(v, e->is))
                return true;
        }
    }
    for (int i = 0; i < a->temp_count; i++) { /* c ? x : y on its way into a variable */
        const struct lock_temp *t = state_temp((struct lock_state *)b, a->temps[i].t);
        if (t && is_address(l, t->v) && is_address(l, a->temps[i].v) && !lock_same(t->v, a->temps[i].v))
            return true;
    }
    return false;
}

/* b is told into a. True: a knows less now. */
static bool join(struct locks *l, int block, struct lock_state *a, const struct lock_state *b)
{
    bool changed = false;
    for (int i = 0; i < a->place_count; i++) {
        struct lock_entry *e = &a->places[i];
        if (e->size) { /* a record: the same, or where it came from is not known */
            bool found = false;
            for (int k = 0; k < b->place_count; k++)
                found |= b->places[k].size == e->size && lock_same(b->places[k].at, e->at)
                    && (lock_same(b->places[k].is, e->is) || e->is.term == TERM_UNKNOWN);
            if (!found && !is_phi(l, e->is, block)) {
                e->is = phi(l, block, e->at);
                changed = true;
            }
            continue;
        }
        struct lock_value v = state_read(l, b, e->at);
        if (lock_same(v, e->is) || e->is.term == TERM_UNKNOWN || lock_same(e->is, phi(l, block, e->at)))
            continue;
        e->is = phi(l, block, e->at);
        changed = true;
    }
    for (int i = 0; i < b->place_count && !a->lost; i++) {
        const struct lock_entry *e = &b->places[i];
        struct lock_value v = e->size ? lock_unknown : state_read(l, a, e->at);
        bool known = false;
        for (int k = 0; k < a->place_count; k++)
            known |= a->places[k].size == e->size && lock_same(a->places[k].at, e->at);
        if (known || (!e->size && lock_same(v, e->is)))
            continue;
        state_add_place(a, (struct lock_entry){.at = e->at, .size = e->size, .is = phi(l, block, e->at)});
        changed = true;
    }
    int kept = 0;
    for (int i = 0; i < a->temp_count; i++) {
        const struct lock_temp *t = state_temp((struct lock_state *)b, a->temps[i].t);
        if (t && lock_same(t->v, a->temps[i].v))
            a->temps[kept++] = a->temps[i];
    }
    changed |= kept != a->temp_count;
    a->temp_count = kept;
    kept = 0;
    for (int i = 0; i < a->fact_count; i++) {
        const struct lock_fact *f = &a->facts[i];
        bool holds = false;
        int64_t k;
        for (int n = 0; n < b->fact_count && !holds; n++)
            holds = lock_same(b->facts[n].x, f->x) && b->facts[n].equal == f->equal && b->facts[n].k == f->k;
        if (!holds && !f->equal && state_number(b, f->x, &k))
            holds = k != f->k;
        if (holds)
            a->facts[kept++] = *f;
    }
    changed |= kept != a->fact_count;
    a->fact_count = kept;
    kept = 0;
    for (int i = 0; i < a->pending_count; i++)
        for (int n = 0; n < b->pending_count; n++)
            if (lock_same(a->pending[i].result, b->pending[n].result)) {
                a->pending[kept++] = a->pending[i];
                break;
            }
    changed |= kept != a->pending_count;
    a->pending_count = kept;
    for (int i = 0; i < a->past_count; i++) {
        bool always = false, blocking = false;
        for (int n = 0; n < b->past_count; n++)
            if (lock_same(a->past[i].lock, b->past[n].lock)) {
                always = b->past[n].always;
                blocking = b->past[n].blocking;
            }
        changed |= (a->past[i].always && !always) || (a->past[i].blocking && !blocking);
        a->past[i].always &= always;
        a->past[i].blocking &= blocking;
    }
    for (int n = 0; n < b->past_count; n++) {
        bool known = false;
        for (int i = 0; i < a->past_count; i++)
            known |= lock_same(a->past[i].lock, b->past[n].lock);
        if (!known && a->past_count < STATE_PAST && b->past[n].lock.term != TERM_UNKNOWN) {
            a->past[a->past_count] = b->past[n];
            a->past[a->past_count++].always = false;
            changed = true;
        }
    }
    for (int n = 0; n < b->shared_count; n++) {
        int i = 0;
        while (i < a->shared_count && a->shared[i].term != b->shared[n].term)
            i++;
        if (i == a->shared_count || (b->shared[n].surely && !a->shared[i].surely)) {
            lock_share(a, b->shared[n].term, b->shared[n].surely);
            changed = true;
        }
    }
    return changed;
}

/* What lies behind the counts is never looked at: states are large, and mostly empty. */
#define COPY(array, count) memcpy(t->array, s->array, (size_t)s->count * sizeof s->array[0])

struct lock_state *state_copy(struct locks *l, const struct lock_state *s)
{
    if (l->states >= STATES_MOST) {
        l->gave_up = true;
        return NULL;
    }
    l->states++;
    struct lock_state *t = l->spare.len ? l->spare.at[--l->spare.len] : mem_resize(NULL, 1, sizeof *t);
    memcpy(t, s, offsetof(struct lock_state, held));
    COPY(held, held_count);
    COPY(facts, fact_count);
    COPY(pending, pending_count);
    COPY(past, past_count);
    COPY(missed, missed_count);
    COPY(shared, shared_count);
    COPY(temps, temp_count);
    COPY(places, place_count);
    return t;
}

void state_free(struct locks *l, struct lock_state *s)
{
    if (!s)
        return;
    l->states--;
    vec_push(&l->spare, s);
}

/* There is no room for one more: what the two do not agree on is not claimed any more. */
static void blur(struct lock_state *a, const struct lock_state *b)
{
    for (int i = 0; i < a->held_count; i++) {
        struct lock_held *h = state_held((struct lock_state *)b, a->held[i].lock);
        if (!h || h->status != a->held[i].status || h->depth != a->held[i].depth)
            a->held[i].status = LOCK_MAYBE;
    }
    for (int i = 0; i < b->held_count; i++)
        if (!state_held(a, b->held[i].lock)) {
            struct lock_held *h = state_hold(a, b->held[i]);
            if (h)
                h->status = LOCK_MAYBE;
        }
}

void state_arrive(struct locks *l, int block, struct lock_state *s)
{
    struct lock_block *b = &l->blocks[block];
    s->done = false;
    if (l->g->blocks[block].loop)
        turn(l, block, s);
    bool apart = !l->g->blocks[block].loop && b->count < BLOCK_APART;
    for (int i = 0; i < b->count; i++)
        if (same_locks(b->states[i], s) && !(apart && leads_elsewhere(l, b->states[i], s))) {
            if (join(l, block, b->states[i], s))
                b->states[i]->done = false;
            state_free(l, s);
            return;
        }
    if (b->count < BLOCK_STATES) {
        b->states[b->count++] = s;
        return;
    }
    struct lock_state *a = b->states[BLOCK_STATES - 1];
    int before = a->held_count;
    bool maybe = true;
    for (int i = 0; i < a->held_count; i++)
        maybe &= a->held[i].status == LOCK_MAYBE;
    blur(a, s);
    if (join(l, block, a, s) || a->held_count != before || !maybe)
        a->done = false;
    state_free(l, s);
}
