/* What is known at a point of a function: variables, temporaries, conditions that were seen, locks. */
#include "cfront/own_locks.h"

#include <string.h>

/* ---- places ------------------------------------------------------------------------------- */

struct lock_value state_read(struct locks *l, const struct lock_state *s, struct lock_value at)
{
    if (at.term == TERM_UNKNOWN)
        return lock_unknown;
    for (int rounds = 0; rounds < 4; rounds++) {
        const struct lock_entry *in = NULL;
        for (int i = 0; i < s->place_count; i++) {
            const struct lock_entry *e = &s->places[i];
            if (!e->size && lock_same(e->at, at))
                return e->is;
            if (e->size && e->at.term == at.term && at.offset >= e->at.offset
                && at.offset - e->at.offset < e->size)
                in = e;
        }
        if (!in)
            return lock_content(l, at);
        if (in->is.term == TERM_UNKNOWN)
            return lock_unknown;
        at = (struct lock_value){in->is.term, in->is.offset + (at.offset - in->at.offset)};
    }
    return lock_unknown;
}

static void remove_places(struct lock_state *s, struct lock_value at, int64_t size)
{
    int kept = 0;
    for (int i = 0; i < s->place_count; i++) {
        struct lock_entry *e = &s->places[i];
        bool in = e->at.term == at.term && e->at.offset >= at.offset && e->at.offset - at.offset < size;
        if (!in)
            s->places[kept++] = *e;
    }
    s->place_count = kept;
}

void state_add_place(struct lock_state *s, struct lock_entry e)
{
    if (s->place_count == STATE_PLACES)
        s->lost = true;
    else
        s->places[s->place_count++] = e;
}

void state_write(struct lock_state *s, struct lock_value at, struct lock_value v)
{
    if (at.term == TERM_UNKNOWN || at.term == TERM_ZERO)
        return;
    for (int i = 0; i < s->place_count; i++)
        if (!s->places[i].size && lock_same(s->places[i].at, at)) {
            s->places[i].is = v;
            return;
        }
    state_add_place(s, (struct lock_entry){.at = at, .is = v});
}

void state_write_record(struct locks *l, struct lock_state *s, struct lock_value at, int64_t size,
                        struct lock_value from)
{
    (void)l;
    if (at.term == TERM_UNKNOWN || at.term == TERM_ZERO || lock_same(at, from))
        return;
    remove_places(s, at, size ? size : 1);
    state_add_place(s, (struct lock_entry){.at = at, .is = from, .size = size ? size : 1});
}

/* ---- what is made anew: old references to it are to something else ---------------------------- */

void state_replace(struct locks *l, struct lock_state *s, const struct lock_value *from,
                        const struct lock_value *to, int count)
{
    for (int i = 0; i < s->place_count; i++) {
        s->places[i].is = lock_replace(l, s->places[i].is, from, to, count);
        s->places[i].at = lock_replace(l, s->places[i].at, from, to, count);
    }
    for (int i = 0; i < s->temp_count; i++)
        s->temps[i].v = lock_replace(l, s->temps[i].v, from, to, count);
    for (int i = 0; i < s->held_count; i++)
        s->held[i].lock = lock_replace(l, s->held[i].lock, from, to, count);
    for (int i = 0; i < s->past_count; i++)
        s->past[i].lock = lock_replace(l, s->past[i].lock, from, to, count);
    for (int i = 0; i < s->fact_count; i++)
        s->facts[i].x = lock_replace(l, s->facts[i].x, from, to, count);
    for (int i = 0; i < s->pending_count; i++) {
        s->pending[i].result = lock_replace(l, s->pending[i].result, from, to, count);
        s->pending[i].lock = lock_replace(l, s->pending[i].lock, from, to, count);
    }
    s->result = lock_replace(l, s->result, from, to, count);
    int kept = 0; /* a place that cannot be named any more is forgotten */
    for (int i = 0; i < s->place_count; i++)
        if (s->places[i].at.term != TERM_UNKNOWN)
            s->places[kept++] = s->places[i];
    s->place_count = kept;
    kept = 0;
    for (int i = 0; i < s->fact_count; i++)
        if (s->facts[i].x.term != TERM_UNKNOWN)
            s->facts[kept++] = s->facts[i];
    s->fact_count = kept;
    for (int i = 0; i < s->held_count; i++)
        if (s->held[i].lock.term == TERM_UNKNOWN)
            s->held[i].status = LOCK_MAYBE;
}

void state_forget(struct locks *l, struct lock_state *s, const void *at, int args)
{
    struct lock_value from = {lock_find(l, TERM_MADE, at, 0), 0};
    if (from.term != TERM_UNKNOWN) {
        state_replace(l, s, &from, &lock_unknown, 1);
        int kept = 0;
        for (int i = 0; i < s->shared_count; i++)
            if (s->shared[i].term != from.term)
                s->shared[kept++] = s->shared[i];
        s->shared_count = kept;
    }
    for (int n = 0; n < args; n++) {
        from.term = lock_find(l, TERM_OUT, at, n);
        if (from.term != TERM_UNKNOWN)
            state_replace(l, s, &from, &lock_unknown, 1);
    }
}

void state_forget_object(struct locks *l, struct lock_state *s, const struct object *o, const void *by)
{
    struct lock_value at = lock_address(l, o);
    if (at.term == TERM_UNKNOWN)
        return;
    state_forget(l, s, by, 0);
    int64_t size = o->type && o->type->size ? (int64_t)o->type->size : 1;
    state_write_record(l, s, at, size, lock_term(l, (struct lock_term){.kind = TERM_MADE, .at = by}));
    int kept = 0;
    for (int i = 0; i < s->held_count; i++) /* a lock in it is another one now */
        if (!lock_holds_term(l, at.term, s->held[i].lock.term) || lock_root(l, s->held[i].lock) != o)
            s->held[kept++] = s->held[i];
    s->held_count = kept;
    kept = 0;
    for (int i = 0; i < s->past_count; i++)
        if (lock_root(l, s->past[i].lock) != o)
            s->past[kept++] = s->past[i];
    s->past_count = kept;
    kept = 0;
    for (int i = 0; i < s->shared_count; i++)
        if (s->shared[i].term != at.term)
            s->shared[kept++] = s->shared[i];
    s->shared_count = kept;
}

/* ---- temporaries ------------------------------------------------------------------------------ */

struct lock_temp *state_temp(struct lock_state *s, int t)
{
    for (int i = s->temp_count; t != OWN_NONE && i-- > 0;)
        if (s->temps[i].t == t)
            return &s->temps[i];
    return NULL;
}

void state_set_temp(struct lock_state *s, int t, struct lock_value v, const struct own_place *guarded)
{
    if (t == OWN_NONE)
        return;
    struct lock_temp *old = state_temp(s, t);
    if (v.term == TERM_UNKNOWN && !guarded) {
        if (old)
            *old = s->temps[--s->temp_count];
        return;
    }
    if (!old && s->temp_count == STATE_TEMPS)
        return; /* unknown */
    if (!old)
        old = &s->temps[s->temp_count++];
    *old = (struct lock_temp){t, v, guarded};
}

void state_drop_temps(struct lock_state *s, int keep)
{
    int kept = 0;
    for (int i = 0; i < s->temp_count; i++)
        if (s->temps[i].t < keep)
            s->temps[kept++] = s->temps[i];
    s->temp_count = kept;
}

/* ---- facts -------------------------------------------------------------------------------------- */

bool state_number(const struct lock_state *s, struct lock_value v, int64_t *ret)
{
    if (v.term == TERM_ZERO) {
        *ret = v.offset;
        return true;
    }
    for (int i = 0; i < s->fact_count; i++)
        if (s->facts[i].equal && lock_same(s->facts[i].x, v)) {
            *ret = s->facts[i].k;
            return true;
        }
    return false;
}

static bool known_other(const struct locks *l, const struct lock_state *s, struct lock_value v, int64_t k)
{
    if (k == 0 && v.term > TERM_ZERO) { /* an address of a variable, or in what is reached by one, is not 0 */
        const struct lock_term *t = &l->terms.at[v.term];
        if (t->kind == TERM_ADDRESS || (t->kind == TERM_INDEX && lock_root(l, v)))
            return true;
    }
    for (int i = 0; i < s->fact_count; i++)
        if (!s->facts[i].equal && s->facts[i].k == k && lock_same(s->facts[i].x, v))
            return true;
    return false;
}

int state_truth(const struct locks *l, const struct lock_state *s, struct lock_value v)
{
    int64_t k;
    if (v.term == TERM_UNKNOWN)
        return -1;
    if (state_number(s, v, &k))
        return k != 0;
    if (known_other(l, s, v, 0))
        return 1;
    const struct lock_term *t = &l->terms.at[v.term];
    return t->kind == TERM_COMPARE && !v.offset ? state_compare(l, s, t->op, t->x, t->y) : -1;
}

int state_compare(const struct locks *l, const struct lock_state *s, int op, struct lock_value a,
                  struct lock_value b)
{
    int64_t x, y;
    if (a.term == TERM_UNKNOWN || b.term == TERM_UNKNOWN)
        return -1;
    bool ax = state_number(s, a, &x), by = state_number(s, b, &y);
    if (ax && by) {
        switch (op) {
        case PUNCT_EQ: return x == y;
        case PUNCT_NE: return x != y;
        case PUNCT_LE: return x <= y;
        case PUNCT_GE: return x >= y;
        case '<': return x < y;
        case '>': return x > y;
        default: return -1;
        }
    }
    if (op != PUNCT_EQ && op != PUNCT_NE)
        return -1;
    if (lock_same(a, b))
        return op == PUNCT_EQ;
    if ((by && known_other(l, s, a, y)) || (ax && known_other(l, s, b, x)))
        return op == PUNCT_NE;
    if (by && y == 0 && l->terms.at[a.term].kind == TERM_COMPARE && !a.offset) { /* !(x < y) */
        int truth = state_compare(l, s, l->terms.at[a.term].op, l->terms.at[a.term].x, l->terms.at[a.term].y);
        return truth < 0 ? -1 : (truth == 0) == (op == PUNCT_EQ);
    }
    return -1;
}

void state_learn_equal(struct lock_state *s, struct lock_value v, bool equal, int64_t k)
{
    if (v.term <= TERM_ZERO)
        return;
    if (s->fact_count == STATE_FACTS) { /* the oldest goes */
        memmove(s->facts, s->facts + 1, (STATE_FACTS - 1) * sizeof s->facts[0]);
        s->fact_count--;
    }
    s->facts[s->fact_count++] = (struct lock_fact){v, equal, k};
}

void state_learn(struct locks *l, struct lock_state *s, struct lock_value v, bool truth)
{
    for (int rounds = 0; rounds < 8 && v.term > TERM_ZERO; rounds++) {
        const struct lock_term *t = &l->terms.at[v.term];
        state_learn_equal(s, v, !truth, 0);
        if (t->kind != TERM_COMPARE || v.offset)
            return;
        struct lock_value x = t->x, y = t->y;
        int64_t k;
        int op = t->op;
        if (state_number(s, x, &k) && !state_number(s, y, &k)) {
            x = t->y;
            y = t->x;
        }
        bool equal = (op == PUNCT_EQ) == truth, compared = op == PUNCT_EQ || op == PUNCT_NE;
        if (compared && equal && t->size && !state_number(s, y, &k))
            s->lost = true; /* two names for one thing: that is not followed */
        if (!compared || !state_number(s, y, &k))
            return;
        if (k == 0) { /* of !x or x != 0: what x is the truth of */
            v = x;
            truth = !equal;
            continue;
        }
        state_learn_equal(s, x, equal, k);
        return;
    }
}

/* ---- locks -------------------------------------------------------------------------------------- */

struct lock_held *state_held(struct lock_state *s, struct lock_value lock)
{
    for (int i = 0; i < s->held_count; i++)
        if (lock_same(s->held[i].lock, lock))
            return &s->held[i];
    return NULL;
}

static bool before(struct lock_value a, struct lock_value b)
{
    return a.term < b.term || (a.term == b.term && a.offset < b.offset);
}

struct lock_held *state_hold(struct lock_state *s, struct lock_held h)
{
    if (s->held_count == STATE_HELD) {
        s->lost = true;
        return NULL;
    }
    int n = s->held_count++;
    while (n > 0 && before(h.lock, s->held[n - 1].lock)) {
        s->held[n] = s->held[n - 1];
        n--;
    }
    s->held[n] = h;
    return &s->held[n];
}

void state_unhold(struct lock_state *s, struct lock_held *h)
{
    int n = (int)(h - s->held);
    memmove(h, h + 1, (size_t)(--s->held_count - n) * sizeof *h);
}
