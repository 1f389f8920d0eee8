/* Which operations do not commute, and what happened before what.
 *
 * Every operation touches at most two objects: a granule of 8 bytes, a lock, a condition and
 * its mutex ... Settled nodes are linked, per object, from the last to the first (chains in a
 * small hash table); the operations that a new one conflicts with are found by walking its
 * objects' chains until one is met that conflicts with everything, since all that is behind
 * it happened before it.
 *
 * Happens-before here is the order of a Mazurkiewicz trace: program order, the order of
 * conflicting operations, and that what makes an operation possible comes before it: an unlock
 * before the lock that waited for it, a signal before its waiter goes on, an exit before the
 * join. Of the last kind some pairs can never be exchanged, and are no races: unlock and lock,
 * exit and join, create and start. Vector clocks: Mattern 1989, Fidge 1988. */
#include "explore/room.h"

enum family { ALONE, MEMORY, SYNC, THREAD, LIBRARY, FENCE };
static const uint8_t families[OP_KINDS] = {
    [OP_READ] = MEMORY, [OP_WRITE] = MEMORY, [OP_LOAD] = MEMORY, [OP_STORE] = MEMORY,
    [OP_UPDATE] = MEMORY, [OP_FENCE] = FENCE,
    [OP_LOCK] = SYNC, [OP_TRYLOCK] = SYNC, [OP_UNLOCK] = SYNC, [OP_LOCK_SHARED] = SYNC,
    [OP_TRYLOCK_SHARED] = SYNC, [OP_UNLOCK_SHARED] = SYNC, [OP_WAIT] = SYNC, [OP_SIGNAL] = SYNC,
    [OP_BROADCAST] = SYNC, [OP_SEM_WAIT] = SYNC, [OP_SEM_TRYWAIT] = SYNC, [OP_SEM_POST] = SYNC,
    [OP_BARRIER] = SYNC, [OP_ONCE] = SYNC, [OP_ONCE_END] = SYNC, [OP_DESTROY] = SYNC,
    [OP_CREATE] = THREAD, [OP_JOIN] = THREAD, [OP_DETACH] = THREAD, [OP_EXIT] = THREAD,
    [OP_LIBRARY] = LIBRARY,
};
/* Operations on one object commute if they are of the same company. */
enum company { NO_COMPANY, SHARING, POSTING };
static const uint8_t companies[OP_KINDS] = {
    [OP_LOCK_SHARED] = SHARING, [OP_TRYLOCK_SHARED] = SHARING, [OP_UNLOCK_SHARED] = SHARING,
    [OP_SEM_POST] = POSTING,
};
/* Waits until it is possible. */
static const bool blocking[OP_KINDS] = {
    [OP_LOCK] = true, [OP_LOCK_SHARED] = true, [OP_SEM_WAIT] = true, [OP_ONCE] = true,
};
/* Only makes others possible that wait for it; exchanging the two is never possible. */
static const bool releasing[OP_KINDS] = {
    [OP_UNLOCK] = true, [OP_UNLOCK_SHARED] = true, [OP_WAIT] = true, [OP_ONCE_END] = true,
};
/* Behind such a one all others on the object wait, or have waited. */
static const bool taking[OP_KINDS] = {
    [OP_LOCK] = true, [OP_SEM_WAIT] = true, [OP_ONCE] = true, [OP_DESTROY] = true,
};

static bool writes(const struct thread_op *op)
{
    return op->kind != OP_READ && op->kind != OP_LOAD;
}

static uint32_t bytes(const struct thread_op *op)
{
    return op->size ? op->size : 1;
}

static bool overlap(const struct thread_op *a, const struct thread_op *b)
{
    return a->at < (uint64_t)b->at + bytes(b) && b->at < (uint64_t)a->at + bytes(a);
}

static bool two_objects(const struct thread_op *op)
{
    return op->also_kind == ALSO_OBJECT && (op->kind == OP_WAIT || op->kind == OP_LOCK);
}

static bool same_object(const struct thread_op *a, const struct thread_op *b)
{
    if (a->at == b->at)
        return true;
    bool a2 = two_objects(a), b2 = two_objects(b);
    return (a2 && (a->also == b->at || (b2 && a->also == b->also))) || (b2 && a->at == b->also);
}

static bool threads_conflict(const struct thread_op *a, const struct thread_op *b)
{
    /* Which number a new thread gets depends on what was created, and given back, before. */
    if (a->kind == OP_CREATE)
        return b->kind != OP_EXIT;
    if (b->kind == OP_CREATE)
        return a->kind != OP_EXIT;
    return a->kind != b->kind && a->also == b->also && (a->kind == OP_JOIN || b->kind == OP_JOIN);
}

/* Sequentially consistent operations have one order, in which a fence has its place among the
 * others of all objects: what weak loads and stores may do depends on it. */
static bool in_fences_order(const struct thread_op *op)
{
    return op->order == 5 && op->kind >= OP_LOAD && op->kind <= OP_FENCE;
}

bool conflict(const struct thread_op *a, const struct thread_op *b, bool weak)
{
    unsigned family = families[a->kind];
    if (weak && (a->kind == OP_FENCE || b->kind == OP_FENCE))
        return in_fences_order(a) && in_fences_order(b);
    if (family != families[b->kind])
        return false;
    switch (family) {
    case MEMORY: return (writes(a) || writes(b)) && overlap(a, b);
    case SYNC:
        return same_object(a, b)
               && (!companies[a->kind] || companies[a->kind] != companies[b->kind]);
    case THREAD: return threads_conflict(a, b);
    case LIBRARY: return a->at == b->at;
    default: return false;
    }
}

bool ops_conflict(const struct thread_op *a, const struct thread_op *b)
{
    return a->kind < OP_KINDS && b->kind < OP_KINDS && conflict(a, b, false);
}

bool op_counts(const struct thread_op *op)
{
    switch (op->kind) {
    case OP_NONE: case OP_START: case OP_CREATE: case OP_JOIN: case OP_DETACH: case OP_EXIT:
    case OP_BARRIER_LEAVE:
        return false;
    default: return true;
    }
}

/* ---- objects and their chains ---- */

enum { WIDE_ID = 1, THREADS_ID = 2, FENCES_ID = 3 };

static unsigned objects_of(const struct search *s, const struct thread_op *op, uint64_t id[2])
{
    switch (families[op->kind]) {
    case MEMORY:
        id[0] = (op->at & 7) + bytes(op) <= 8 ? (uint64_t)MEMORY << 40 | op->at >> 3 : WIDE_ID;
        id[1] = FENCES_ID;
        return s->weak && in_fences_order(op) ? 2 : 1;
    case SYNC:
        id[0] = (uint64_t)SYNC << 40 | op->at;
        id[1] = (uint64_t)SYNC << 40 | op->also;
        return two_objects(op) && op->also != op->at ? 2 : 1;
    case THREAD:
        id[0] = THREADS_ID;
        return op->kind != OP_EXIT;
    case LIBRARY:
        id[0] = (uint64_t)LIBRARY << 40 | op->at;
        return 1;
    case FENCE:
        id[0] = FENCES_ID;
        return s->weak && op->order == 5;
    default: return 0;
    }
}

static unsigned bucket_of(uint64_t id)
{
    return (unsigned)(id * 0x9e3779b97f4a7c15u >> 40) & (HEADS - 1);
}

/* Did everything that conflicts with op, and came before o, happen before o? */
static bool dominates(const struct thread_op *o, const struct thread_op *op)
{
    if (families[o->kind] == MEMORY)
        return writes(o) && o->at <= op->at
               && (uint64_t)o->at + bytes(o) >= (uint64_t)op->at + bytes(op);
    return families[o->kind] != THREAD && !companies[o->kind];
}

static uint64_t mix(uint64_t h)
{
    h = (h ^ h >> 32) * 0xd6e8feb86659fd93u;
    h = (h ^ h >> 32) * 0xd6e8feb86659fd93u;
    return h ^ h >> 32;
}

/* What it adds to the trace of a node that it happened before. */
static uint64_t behind(const struct node *o)
{
    return mix(o->trace ^ 0x5851f42d4c957f2du);
}

struct walk {
    struct search *s;
    struct node *n;        /* what is being settled */
    struct past before;    /* of its thread, before it */
};

static void add_rival(struct search *s, int j, bool blocks)
{
    if (s->rival_count < RIVALS_MAX)
        s->rivals[s->rival_count++] = (struct rival){j, blocks};
    else
        s->overflow = true;
}

/* Node j, of another thread, conflicts with n. */
static void meets(struct walk *w, int j)
{
    const struct node *o = &w->s->nodes[j];
    bool known = w->n->past.at[o->thread] > j;
    if (!blocking[w->n->op.kind]) {
        if (!known)
            add_rival(w->s, j, false);
    } else if (!releasing[o->op.kind] && w->before.at[o->thread] <= j)
        add_rival(w->s, j, true);
    if (!known) {
        past_join(&w->n->past, &o->past);
        if (w->s->hashing)
            w->n->trace += behind(o);
    }
}

static void walk_chain(struct walk *w, uint64_t id)
{
    const struct node *n = w->n;
    bool waits = blocking[n->op.kind];
    uint32_t loose = 0;      /* threads that gave it up, and were not seen to take it */
    int given_up[THREADS_MAX];
    for (int32_t link = w->s->heads[bucket_of(id)]; link >= 0;) {
        const struct node *o = &w->s->nodes[link >> 1];
        int j = link >> 1, slot = link & 1;
        link = o->link[slot];
        if (o->id[slot] != id)
            continue;
        if (o->thread != n->thread) {
            if (!conflict(&o->op, &n->op, w->s->weak))
                continue;
            meets(w, j);
            if (waits && releasing[o->op.kind]) {
                loose |= 1u << o->thread;
                given_up[o->thread] = j;
                continue;
            }
            loose &= ~(1u << o->thread);
            if (waits && !taking[o->op.kind])
                continue;
        }
        if (dominates(&o->op, &n->op))
            break;
    }
    /* An unlock of what the thread did not hold, a mistake, kept nobody waiting. */
    for (; loose; loose &= loose - 1)
        add_rival(w->s, given_up[__builtin_ctz(loose)], true);
}

/* An access of more than a granule: all that was done is looked at. */
static void walk_all(struct walk *w, int before)
{
    for (int j = before - 1; j >= 0; j--) {
        const struct node *o = &w->s->nodes[j];
        if (!o->pick && o->thread != w->n->thread && conflict(&o->op, &w->n->op, w->s->weak))
            meets(w, j);
    }
}

/* The last settled operation on a condition, in front of node `before`; NULL: none. */
static const struct node *on_condition(const struct search *s, uint32_t condition)
{
    uint64_t id = (uint64_t)SYNC << 40 | condition;
    for (int32_t link = s->heads[bucket_of(id)]; link >= 0;) {
        const struct node *o = &s->nodes[link >> 1];
        if (o->id[link & 1] == id)
            return o;
        link = o->link[link & 1];
    }
    return NULL;
}

/* Its thread waited at a condition, and now takes the mutex again: behind who woke it. If
 * nobody did (its time is over) it leaves the condition's queue by itself, and that does not
 * commute with signals. */
static void walk_waking(struct walk *w)
{
    struct node *n = w->n;
    int last = w->before.at[n->thread] - 1;
    if (n->op.kind != OP_LOCK || last < 0)
        return;
    const struct node *wait = &w->s->nodes[last];
    if (wait->op.kind != OP_WAIT || wait->thread != n->thread)
        return;
    uint64_t id = (uint64_t)SYNC << 40 | wait->op.at;
    for (int32_t link = w->s->heads[bucket_of(id)]; link >= 0 && link >> 1 > last;) {
        const struct node *o = &w->s->nodes[link >> 1];
        if (o->id[link & 1] == id && o->woken >> n->thread & 1) {
            /* It might have gone on before, if its wait is one that ends by itself: nobody
             * says. If it is not, it could not go there, and nothing comes of it. */
            add_rival(w->s, link >> 1, true);
            if (n->past.at[o->thread] <= link >> 1) {
                past_join(&n->past, &o->past);
                n->trace += behind(o);
            }
            return;
        }
        link = o->link[link & 1];
    }
    n->op.also_kind = ALSO_OBJECT;
    n->op.also = wait->op.at;
}

bool ends_wait(const struct search *s, const struct node *o, uint32_t thread,
               const struct thread_op *next)
{
    if (next->kind != OP_LOCK || !(o->op.kind == OP_SIGNAL || o->op.kind == OP_BROADCAST
                                   || o->op.kind == OP_WAIT || two_objects(&o->op)))
        return false;
    int last = o->last.at[thread] - 1;
    const struct node *wait = last >= 0 ? &s->nodes[last] : NULL;
    if (!wait || wait->thread != thread || wait->op.kind != OP_WAIT
        || !(o->op.at == wait->op.at || (o->op.kind == OP_LOCK && o->op.also == wait->op.at)))
        return false;
    uint64_t id = (uint64_t)SYNC << 40 | wait->op.at;
    for (int32_t link = s->heads[bucket_of(id)]; link >= 0 && link >> 1 > last;) {
        const struct node *k = &s->nodes[link >> 1];
        if (k != o && k->id[link & 1] == id && k->woken >> thread & 1)
            return false; /* it was awake already */
        link = k->link[link & 1];
    }
    return true;
}

/* Leaves a barrier: behind the last arrival that it waited for. */
static void walk_leave(struct walk *w)
{
    struct node *n = w->n;
    uint64_t id = (uint64_t)SYNC << 40 | n->op.at;
    for (int32_t link = w->s->heads[bucket_of(id)]; link >= 0;) {
        const struct node *o = &w->s->nodes[link >> 1];
        int j = link >> 1;
        bool its = o->id[link & 1] == id && o->op.kind == OP_BARRIER;
        link = o->link[link & 1];
        if (!its)
            continue;
        /* It could have left before this one came: that belongs to the next round. */
        if (o->thread != n->thread && o->enabled >> n->thread & 1 && j > w->before.at[n->thread] - 1)
            continue;
        past_join(&n->past, &o->past);
        n->trace += behind(o);
        break;
    }
}

static void examine(struct search *s, struct node *n, int number)
{
    int last = n->last.at[n->thread] - 1;
    struct walk w = {s, n, {{{0}}}};
    s->rival_count = 0;
    n->trace = (last >= 0 ? s->nodes[last].trace * 3 : 0) + (n->thread + 1) * 0x9e3779b97f4a7c15u;
    n->past = last >= 0 ? s->nodes[last].past : (struct past){{{0}}};
    w.before = n->past;
    if (n->op.kind == OP_LOCK)
        walk_waking(&w);
    else if (n->op.kind == OP_BARRIER_LEAVE)
        walk_leave(&w);
    else if (n->op.kind == OP_JOIN) {
        int exit = n->op.also < THREADS_MAX ? n->last.at[n->op.also] - 1 : -1;
        if (exit >= 0) {
            past_join(&n->past, &s->nodes[exit].past);
            n->trace += behind(&s->nodes[exit]);
        }
    }
    n->slots = (uint8_t)objects_of(s, &n->op, n->id);
    if (n->slots && n->id[0] == WIDE_ID)
        walk_all(&w, number);
    else
        for (unsigned i = 0; i < n->slots; i++)
            walk_chain(&w, n->id[i]);
    if (s->wides && n->slots && families[n->op.kind] == MEMORY && n->id[0] != WIDE_ID)
        walk_chain(&w, WIDE_ID);
}

/* Who waits at the condition behind node n, and whom n woke. */
static void queue_at(struct search *s, struct node *n, int number)
{
    bool timeout = n->op.kind == OP_LOCK;
    const struct node *o = on_condition(s, timeout ? n->op.also : n->op.at);
    uint64_t queue = o ? o->queue : 0;
    unsigned queued = o ? o->queued : 0, leaves = queued;
    if (n->op.kind == OP_WAIT) {
        if (queued < 16)
            queue |= (uint64_t)n->thread << 4 * queued++;
    } else if (n->op.kind == OP_BROADCAST) {
        for (unsigned i = 0; i < queued; i++)
            n->woken |= (uint16_t)(1u << (queue >> 4 * i & 15));
        queue = queued = 0;
    } else if (timeout) {
        for (unsigned i = queued; i-- > 0;)
            if ((queue >> 4 * i & 15) == n->thread)
                leaves = i;
    } else if (n->op.kind == OP_SIGNAL && queued) {
        const struct node *pick = &s->nodes[number + 1];
        leaves = number + 1 < s->at && pick->pick && pick->value < queued ? pick->value : 0;
        n->woken = (uint16_t)(1u << (queue >> 4 * leaves & 15));
    }
    if (leaves < queued && n->op.kind != OP_WAIT) {
        uint64_t low = ((uint64_t)1 << 4 * leaves) - 1;
        queue = (queue & low) | (queue >> 4 & ~low);
        queued--;
    }
    n->queue = queue;
    n->queued = (uint8_t)queued;
}

void settle(struct search *s, int e)
{
    struct node *n = &s->nodes[e];
    examine(s, n, e);
    n->woken = 0;
    if (n->op.kind >= OP_WAIT && n->op.kind <= OP_BROADCAST)
        queue_at(s, n, e);
    else if (n->op.kind == OP_LOCK && n->op.also_kind == ALSO_OBJECT)
        queue_at(s, n, e);
    if (s->hashing) {
        for (int i = e + 1; i < s->at && s->nodes[i].pick; i++)
            n->trace += mix(s->nodes[i].value + 100u * (unsigned)(i - e));
        n->trace = mix(n->trace);
        s->whole += n->trace;
    }
    n->past.at[n->thread] = (int16_t)(e + 1);
    for (unsigned i = 0; i < n->slots; i++) {
        unsigned bucket = bucket_of(n->id[i]);
        n->bucket[i] = (uint16_t)bucket;
        n->link[i] = s->heads[bucket];
        s->heads[bucket] = e * 2 + (int)i;
        s->wides += n->id[i] == WIDE_ID;
    }
    s->settled = e + 1;
}

struct node *pending(struct search *s, uint32_t thread, const struct thread_op *op)
{
    struct node *n = &s->nodes[NODES_MAX];
    memset(n, 0, sizeof *n);
    if (s->at) {
        int before = s->open;
        n->last = s->nodes[before].last;
        n->last.at[s->nodes[before].thread] = (int16_t)(before + 1);
    }
    n->thread = (uint8_t)thread;
    n->op = *op;
    /* Who still waits at a condition counts, too: if its time can end it waits for the lock. */
    examine(s, n, s->at);
    return n;
}

void settle_end(struct search *s, int e)
{
    struct node *n = &s->nodes[e];
    s->rival_count = 0;
    for (int j = e - 1; j >= s->base; j--) {
        const struct node *o = &s->nodes[j];
        if (o->pick || n->past.at[o->thread] > j)
            continue;
        add_rival(s, j, false);
        past_join(&n->past, &o->past);
    }
}

void unsettle(struct search *s, int from)
{
    while (s->settled > from) {
        struct node *n = &s->nodes[--s->settled];
        if (n->pick)
            continue;
        for (unsigned i = n->slots; i-- > 0;) {
            s->heads[n->bucket[i]] = n->link[i];
            s->wides -= n->id[i] == WIDE_ID;
        }
        if (s->hashing)
            s->whole -= n->trace;
    }
}
