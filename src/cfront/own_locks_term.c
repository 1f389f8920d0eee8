/* Values as terms that are kept once each, so that equal ones are equal numbers: global value
 * numbering (Alpern, Wegman & Zadeck 1988) on the way through the function. What lies at a place that
 * nobody wrote in this function is "the content of that place"; a lock and the data it guards are
 * beside each other if they have the same term and their own offsets. Calls of other functions are
 * taken not to change where pointers in memory lead: that may miss a mistake and tells no correct
 * program wrong. */
#include "cfront/own_locks.h"

const struct lock_value lock_unknown = {TERM_UNKNOWN, 0};

static unsigned hash(const struct lock_term *t)
{
    uint64_t h = (uint64_t)t->kind * 31 + t->op;
    h = h * 1000003 + (uint64_t)(uintptr_t)t->at;
    h = h * 1000003 + (uint64_t)t->x.term * 7 + (uint64_t)t->x.offset;
    h = h * 1000003 + (uint64_t)t->y.term * 7 + (uint64_t)t->y.offset;
    h = h * 1000003 + (uint64_t)t->size;
    return (unsigned)(h ^ h >> 23 ^ h >> 43);
}

static bool same_term(const struct lock_term *a, const struct lock_term *b)
{
    return a->kind == b->kind && a->op == b->op && a->at == b->at && a->size == b->size
        && a->x.term == b->x.term && a->x.offset == b->x.offset && a->y.term == b->y.term
        && a->y.offset == b->y.offset;
}

static bool is_open(enum term_kind k) /* x counts */
{
    return k == TERM_CONTENT || k == TERM_INDEX || k == TERM_ARITH || k == TERM_COMPARE || k == TERM_PHI;
}

struct lock_value lock_term(struct locks *l, struct lock_term t)
{
    int depth = 0;
    t.vague = t.kind == TERM_MADE || t.kind == TERM_OUT || t.kind == TERM_PHI;
    if (is_open(t.kind)) {
        if (t.x.term == TERM_UNKNOWN)
            return lock_unknown;
        depth = l->terms.at[t.x.term].depth;
        t.vague |= l->terms.at[t.x.term].vague;
    }
    if (t.kind == TERM_INDEX || t.kind == TERM_ARITH || t.kind == TERM_COMPARE) {
        if (t.y.term == TERM_UNKNOWN)
            return lock_unknown;
        depth = l->terms.at[t.y.term].depth > depth ? l->terms.at[t.y.term].depth : depth;
        t.vague |= l->terms.at[t.y.term].vague;
    }
    if (depth >= TERM_DEPTH || l->terms.len >= TERMS_MOST)
        return lock_unknown;
    t.depth = (uint8_t)(depth + 1);
    int *bucket = &l->buckets[hash(&t) % COUNT(l->buckets)];
    for (int i = *bucket; i; i = l->terms.at[i - 1].next)
        if (same_term(&l->terms.at[i - 1], &t))
            return (struct lock_value){i - 1, 0};
    t.next = *bucket;
    vec_push(&l->terms, t);
    *bucket = (int)l->terms.len;
    return (struct lock_value){(int)l->terms.len - 1, 0};
}

int lock_find(const struct locks *l, enum term_kind kind, const void *at, int64_t size)
{
    struct lock_term t = {.kind = (uint8_t)kind, .at = at, .size = size};
    for (int i = l->buckets[hash(&t) % COUNT(l->buckets)]; i; i = l->terms.at[i - 1].next)
        if (same_term(&l->terms.at[i - 1], &t))
            return i - 1;
    return TERM_UNKNOWN;
}

struct lock_value lock_address(struct locks *l, const struct object *o)
{
    return lock_term(l, (struct lock_term){.kind = TERM_ADDRESS, .at = o});
}

struct lock_value lock_content(struct locks *l, struct lock_value at)
{
    return at.term == TERM_ZERO ? lock_unknown
                                : lock_term(l, (struct lock_term){.kind = TERM_CONTENT, .x = at});
}

struct lock_value lock_index(struct locks *l, struct lock_value array, struct lock_value index, int64_t size)
{
    if (array.term == TERM_UNKNOWN || index.term == TERM_UNKNOWN)
        return lock_unknown;
    if (index.term == TERM_ZERO) {
        int64_t by;
        if (__builtin_mul_overflow(index.offset, size, &by) ||
            __builtin_add_overflow(array.offset, by, &array.offset))
            return lock_unknown;
        return array;
    }
    return lock_term(l, (struct lock_term){.kind = TERM_INDEX, .x = array, .y = index, .size = size});
}

bool lock_is_vague(const struct locks *l, struct lock_value v)
{
    return v.term == TERM_UNKNOWN || l->terms.at[v.term].vague;
}

/* Depth is at most TERM_DEPTH, so this ends soon; shared parts are looked at again. */
bool lock_holds_term(const struct locks *l, int t, int in)
{
    if (in == TERM_UNKNOWN)
        return false;
    const struct lock_term *k = &l->terms.at[in];
    if (in == t)
        return true;
    if (!is_open(k->kind))
        return false;
    return lock_holds_term(l, t, k->x.term)
        || ((k->kind == TERM_INDEX || k->kind == TERM_ARITH || k->kind == TERM_COMPARE)
            && lock_holds_term(l, t, k->y.term));
}

struct lock_value lock_replace(struct locks *l, struct lock_value v, const struct lock_value *from,
                               const struct lock_value *to, int count)
{
    if (v.term == TERM_UNKNOWN)
        return v;
    for (int i = 0; i < count; i++)
        if (v.term == from[i].term && v.term != TERM_ZERO) {
            struct lock_value r = to[i];
            if (r.term != TERM_UNKNOWN)
                r.offset += v.offset - from[i].offset;
            return r;
        }
    struct lock_term t = l->terms.at[v.term];
    if (!is_open(t.kind) || t.kind == TERM_PHI) /* a PHI names a place, not what lies there */
        return v;
    t.x = lock_replace(l, t.x, from, to, count);
    if (t.kind != TERM_CONTENT)
        t.y = lock_replace(l, t.y, from, to, count);
    if (same_term(&t, &l->terms.at[v.term]))
        return v;
    struct lock_value r = t.kind == TERM_INDEX ? lock_index(l, t.x, t.y, t.size) : lock_term(l, t);
    if (r.term != TERM_UNKNOWN)
        r.offset += v.offset;
    return r;
}

const struct object *lock_root(const struct locks *l, struct lock_value v)
{
    while (v.term > TERM_ZERO && l->terms.at[v.term].kind == TERM_INDEX)
        v = l->terms.at[v.term].x;
    return v.term > TERM_ZERO && l->terms.at[v.term].kind == TERM_ADDRESS ? l->terms.at[v.term].at : NULL;
}

bool lock_alike(const struct locks *l, struct lock_value a, struct lock_value b)
{
    if (a.term == TERM_UNKNOWN || b.term == TERM_UNKNOWN)
        return false;
    if (lock_same(a, b))
        return true;
    const struct lock_term *x = &l->terms.at[a.term], *y = &l->terms.at[b.term];
    return a.offset == b.offset && x->kind == TERM_INDEX && y->kind == TERM_INDEX && lock_alike(l, x->x, y->x);
}
