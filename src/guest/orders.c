/* orders.c - modification orders, release sequences and fences: which store an atomic load
 * reads, and what the thread that reads learns by it (C11 5.1.2.4, 7.17.3, 7.17.4).
 *
 * Of each atomic object the last stores are kept, in its modification order. A load of a run
 * without weak behaviours reads the newest. With them it reads any that is not forbidden, and
 * a store may be put in front of stores that were made before it: the scheduler picks, of the
 * candidates from the newest to the oldest. Forbidden is what is older than a store
 *
 *   - that happens before the operation, or that was read by what happens before it: coherence
 *     (5.1.2.4 p15 to p18). known[] of a store has the time at which each thread first read or
 *     wrote it, so this is a look at the clock of the thread that runs;
 *   - that the single order S of the sequentially consistent operations and fences puts later:
 *     the four rules of C++20 [atomics.order]/4 (P0668R5, Boehm, Giroux, Vafeiadis), which say
 *     more clearly what C11 7.17.3 p6 to p11 mean. S is the order of the run.
 *
 * An update reads what its own store stands right behind, so nothing is put between the two.
 *
 * What this cannot give: a load that reads a store which is made later (load buffering). As in
 * RC11 (Lahav, Vafeiadis, Kang, Hur, Dreyer: Repairing sequential consistency in C/C++11,
 * PLDI 2017) program order and reads-from together have no cycle. Nor outcomes for which S
 * would have to go against program order and reads-from together, although nothing of it
 * happens before. And a thread that asks again and again in one place is told the news
 * (7.17.3 p16): there it reads an old store STALE_MOST times in a row.
 *
 * A store's message is what an acquire operation that reads it learns: the clock of each
 * release operation whose release sequence it is in (5.1.2.4 p10: stores of the same thread
 * and updates of any thread, one behind the other), of fences too (7.17.4 p2, p3). heads has
 * the threads of these operations, location.head each thread's latest. A store of another
 * thread that is put in between ends such a sequence (compute_message). Where somebody has
 * learnt from what would be behind it, it is not put there: that would change the past. */
#include "guest/orders.h"

enum {
#ifdef TINY
    LOCATIONS_MAX = 8, STORES_MAX = 8, FENCES_MAX = 6,
#else
    LOCATIONS_MAX = 1024, STORES_MAX = 32, FENCES_MAX = 256,
#endif
    SLOTS_MAX = 4 * LOCATIONS_MAX,
    STALE_MOST = 2,
    CHOICES_MAX = 10, /* what a replay string can say of a pick: explore.h */
    NEVER_IN_S = UINT32_MAX,
};

struct store {
    uint64_t value;
    struct clock message;
    struct clock own;            /* what it releases by itself, if heads has its thread from that */
    uint32_t known[THREADS_MAX]; /* clock of each thread when it first read or wrote it; 0: not */
    uint32_t in_s;    /* first in S that is or reads it; NEVER_IN_S */
    uint32_t fenced;  /* first fence in S that it, or who read it, happens before */
    uint16_t heads;   /* bits: threads */
    uint16_t readers; /* bits: threads that will learn the message by a fence */
    uint8_t thread;   /* THREADS_MAX: nobody's, the first value */
    bool update;      /* nothing may come between it and the one before */
    bool follows;     /* its message is in part that of a sequence of its thread's, which a store of
                         another thread would end */
    bool has_own;
    bool learnt;      /* somebody has the message: it must stay what it is */
};
struct location {
    uint64_t o;
    uint32_t n, object, count;
    uint64_t made_step;      /* of the object: another may lie here later */
    struct { U site; uint32_t times; } stale[THREADS_MAX];
    struct clock head[THREADS_MAX];
    struct store at[STORES_MAX];
};
struct fence { uint32_t thread, time, in_s; };

static struct {
    uint32_t run;                   /* slots of other runs are empty */
    uint32_t count;
    uint32_t used;                  /* bits: threads that did something here */
    uint32_t s_now;                 /* operations in S so far */
    uint32_t fence_count, lost_in_s; /* the latest fence that there was no room for */
    struct clock spill;             /* message of all places that there was no room for */
    struct { uint32_t serial; bool fenced; struct clock fence, pending; } thread[THREADS_MAX];
    struct fence fences[FENCES_MAX];
    struct { struct location *at; uint32_t place; unsigned order; bool spilt; } update;
} orders = { .run = 1 };
SPARSE static struct location locations[LOCATIONS_MAX];
SPARSE static struct { uint32_t run; uint32_t o; uint16_t index; } slots[SLOTS_MAX];

void orders_reset(void)
{
    if (++orders.run == 0) {
        memset(slots, 0, sizeof slots);
        orders.run = 1;
    }
    orders.count = orders.s_now = orders.fence_count = orders.lost_in_s = 0;
    memset(&orders.spill, 0, sizeof orders.spill);
    for (; orders.used; orders.used &= orders.used - 1)
        memset(&orders.thread[__builtin_ctz(orders.used)], 0, sizeof orders.thread[0]);
}

static bool acquires(unsigned order) { return order != ORDER_RELAXED && order != ORDER_RELEASE; }
static bool releases(unsigned order) { return order >= ORDER_RELEASE; }

/* ---- places ---- */

static struct location *find(uint64_t o)
{
    uint32_t k = (uint32_t)o * 2654435761u % SLOTS_MAX;
    while (slots[k].run == orders.run && slots[k].o != (uint32_t)o)
        k = (k + 1) % SLOTS_MAX;
    if (slots[k].run == orders.run)
        return &locations[slots[k].index];
    if (orders.count == LOCATIONS_MAX)
        return NULL;
    struct location *l = &locations[orders.count];
    slots[k].run = orders.run;
    slots[k].o = (uint32_t)o;
    slots[k].index = (uint16_t)orders.count++;
    l->o = o;
    l->n = 0;
    return l;
}

/* The oldest so many stores go: who would learn of them by a fence has what they know. */
static void flush(struct location *l, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t rest = l->at[i].readers; rest; rest &= rest - 1)
            clock_join(&orders.thread[__builtin_ctz(rest)].pending, &l->at[i].message);
}

/* NULL: there is no room. An object whose bytes are not what was stored last has been
 * written otherwise since, by what happens before all that is done to it now. */
static struct location *location_of(struct order_place p, uint64_t bits)
{
    struct location *l = find(p.o);
    uint32_t object = object_around((void *)(MEMORY_AT + p.o));
    if (!l || (l->n == p.n && l->object == object && l->made_step == objects[object].made_step &&
               l->at[l->count - 1].value == bits))
        return l;
    flush(l, l->n ? l->count : 0);
    l->n = p.n;
    l->object = object;
    l->made_step = objects[object].made_step;
    l->count = 1;
    memset(l->stale, 0, sizeof l->stale);
    l->at[0] = (struct store){ .value = bits, .in_s = NEVER_IN_S, .fenced = NEVER_IN_S,
                               .thread = THREADS_MAX };
    return l;
}

static bool weak(const struct location *l) { return l->n <= 8 && threads_weak(); }

/* ---- what is forbidden ---- */

/* It, or somebody's read of it, happens before what the thread that runs does now. */
static bool is_known(const struct store *s)
{
    for (uint32_t t = 0; t < THREADS_MAX; t++)
        if (s->known[t] && s->known[t] <= thread_clock->at[t])
            return true;
    return false;
}

/* The latest fence in S that happens before now; 0: none. */
static uint32_t fence_before(void)
{
    for (uint32_t i = orders.fence_count; i-- > 0;)
        if (orders.fences[i].time <= thread_clock->at[orders.fences[i].thread])
            return orders.fences[i].in_s;
    return orders.lost_in_s;
}

/* The oldest store that may be read, or behind which may be stored, by an operation that is
 * not in S, and by one that is. */
struct floors { uint32_t free, in_s; };

static struct floors floors_of(const struct location *l)
{
    struct floors f = { 0, 0 };
    uint32_t fence = fence_before();
    bool found = false;
    for (uint32_t i = l->count; i-- > 1;) {
        const struct store *s = &l->at[i];
        bool known = is_known(s) || s->in_s < fence || s->fenced < fence;
        if (!found && (known || s->in_s != NEVER_IN_S || s->fenced != NEVER_IN_S)) {
            found = true;
            f.in_s = i;
        }
        if (known) {
            f.free = i;
            break;
        }
    }
    return f;
}

/* ---- what is picked ---- */

enum operation { LOAD, STORE, UPDATE };

/* A store may come right behind it. */
static bool is_open(const struct location *l, uint32_t i, bool update)
{
    if (i + 1 == l->count || (update && !l->at[i + 1].update))
        return true;
    if (l->at[i + 1].update)
        return false;
    if (!l->at[i + 1].follows)
        return true;
    for (uint32_t k = i + 1; k < l->count && (k == i + 1 || l->at[k].update || l->at[k].follows); k++)
        if (l->at[k].learnt)
            return false;
    return true;
}

/* order of a compare-exchange: of success */
static bool is_candidate(const struct location *l, uint32_t i, struct floors f, enum operation what,
                         const uint64_t *expected, unsigned order, unsigned failure)
{
    bool loads = what == LOAD || (expected && l->at[i].value != *expected);
    if (!loads && !is_open(l, i, what == UPDATE))
        return false;
    return i >= ((loads && what != LOAD ? failure : order) == ORDER_SEQ_CST ? f.in_s : f.free);
}

static bool is_stale(struct location *l, U site)
{
    uint32_t t = memory.thread;
    return l->stale[t].site == site && l->stale[t].times >= STALE_MOST;
}

static void note_stale(struct location *l, uint32_t i, U site)
{
    uint32_t t = memory.thread;
    if (i + 1 == l->count)
        l->stale[t].times = 0;
    else if (l->stale[t].site == site)
        l->stale[t].times++;
    else
        l->stale[t].times = 1;
    l->stale[t].site = site;
}

/* Its index. The newest is a candidate always. */
static uint32_t pick(struct location *l, enum operation what, const uint64_t *expected,
                     unsigned order, unsigned failure, U site)
{
    if (!weak(l) || l->count == 1 || (what != STORE && is_stale(l, site)))
        return l->count - 1;
    struct floors f = floors_of(l);
    uint8_t candidates[CHOICES_MAX];
    uint32_t count = 0;
    for (uint32_t i = l->count; i-- > 0 && count < CHOICES_MAX;)
        if (is_candidate(l, i, f, what, expected, order, failure))
            candidates[count++] = (uint8_t)i;
    uint32_t n = count > 1 ? thread_pick(count) : 0;
    uint32_t i = candidates[n < count ? n : 0];
    if (what != STORE)
        note_stale(l, i, site);
    return i;
}

/* ---- what is learnt ---- */

/* Of the thread that runs; what an ended one with its number had is gone. */
static uint32_t self(void)
{
    uint32_t t = memory.thread, serial = thread_facts(t)->serial;
    orders.used |= 1u << t;
    if (orders.thread[t].serial != serial) {
        memset(&orders.thread[t], 0, sizeof orders.thread[t]);
        orders.thread[t].serial = serial;
        for (uint32_t k = 0; k < orders.count; k++)
            for (uint32_t i = 0; i < locations[k].count; i++)
                locations[k].at[i].readers &= (uint16_t)~(1u << t);
    }
    return t;
}

static void learn(const struct clock *message, unsigned order)
{
    if (acquires(order))
        clock_acquire(message);
    else
        clock_join(&orders.thread[self()].pending, message); /* for a fence behind it */
}

static void enter_s(struct store *s, unsigned order)
{
    if (order == ORDER_SEQ_CST) {
        orders.s_now++;
        if (s->in_s == NEVER_IN_S)
            s->in_s = orders.s_now;
    }
}

static void know(struct store *s)
{
    uint32_t t = memory.thread;
    if (!s->known[t])
        s->known[t] = thread_clock->at[t];
}

static bool was_old;
bool order_was_old(void) { return was_old; }

static uint64_t read_store(struct location *l, uint32_t i, unsigned order)
{
    struct store *s = &l->at[i];
    was_old = i + 1 < l->count;
    know(s);
    enter_s(s, order);
    if (!weak(l) || acquires(order))
        learn(&s->message, order);
    else
        s->readers |= (uint16_t)(1u << self());
    s->learnt |= acquires(order);
    return s->value;
}

/* What a store releases by itself; false: nothing. */
static bool release(struct clock *ret, unsigned order)
{
    uint32_t t = self();
    if (releases(order))
        clock_release_store(ret);
    else if (orders.thread[t].fenced)
        *ret = orders.thread[t].fence;
    return releases(order) || orders.thread[t].fenced;
}

/* A store came in front of it and ended sequences: what its message is now. */
static void compute_message(struct location *l, uint32_t i)
{
    struct store *s = &l->at[i];
    uint32_t threads = UINT32_MAX, inherited = 0; /* threads: whose sequences reach from k to i */
    s->heads = 0;
    memset(&s->message, 0, sizeof s->message);
    for (uint32_t k = i; threads; k--) {
        const struct store *e = &l->at[k];
        uint32_t mine = 1u << e->thread & threads;
        if (e->has_own && mine) {
            clock_join(&s->message, &e->own);
            s->heads |= (uint16_t)mine;
            inherited |= k < i ? mine : 0;
        }
        if (k == 0)
            break;
        threads &= e->update ? UINT32_MAX : 1u << e->thread;
    }
    for (uint32_t rest = l->at[0].heads & threads & ~s->heads; rest && i; rest &= rest - 1) {
        clock_join(&s->message, &l->head[__builtin_ctz(rest)]); /* from before what is kept */
        s->heads |= (uint16_t)(rest & -rest);
        inherited |= rest & -rest;
    }
    s->follows = !s->update && inherited;
}

/* Right behind the i-th. True: it is the newest. */
static bool put_behind(struct location *l, uint32_t i, uint64_t value, bool update, unsigned order)
{
    uint32_t t = self(), most = weak(l) ? STORES_MAX : 1;
    uint16_t mine = (uint16_t)(1 << t);
    const struct store *before = &l->at[i];
    struct store s = { .value = value, .in_s = NEVER_IN_S, .fenced = NEVER_IN_S, .thread = (uint8_t)t };
    bool newest = i + 1 == l->count;
    s.heads = update ? before->heads : before->heads & mine;
    s.update = update;
    s.follows = !update && s.heads && !releases(order);
    if (update)
        s.message = before->message;
    else if (s.heads)
        s.message = l->head[t];
    know(&s);
    if (release(&s.own, order)) {
        clock_join(&s.message, &s.own);
        if (before->heads & mine)
            clock_join(&l->head[t], &s.own);
        else
            l->head[t] = s.own;
        s.heads |= mine;
        s.has_own = true;
    }
    enter_s(&s, order);
    uint32_t to = i + 1;
    if (l->count >= most) { /* the oldest are forgotten */
        uint32_t drop = l->count - most + 1;
        flush(l, drop);
        memmove(&l->at[0], &l->at[drop], (l->count - drop) * sizeof s);
        l->count -= drop;
        to = to > drop ? to - drop : 0;
    }
    memmove(&l->at[to + 1], &l->at[to], (l->count - to) * sizeof s);
    l->at[to] = s;
    l->count++;
    for (uint32_t k = to + 1; !update && k < l->count && (l->at[k].update || l->at[k].follows); k++)
        compute_message(l, k);
    return newest;
}

/* ---- the operations ---- */

uint64_t order_load(struct order_place p, uint64_t bits, unsigned order)
{
    struct location *l = location_of(p, bits);
    if (!l) {
        was_old = false;
        learn(&orders.spill, order);
        return bits;
    }
    return read_store(l, pick(l, LOAD, NULL, order, order, p.site), order);
}

/* Of a place without room. */
static void spill(unsigned order)
{
    struct clock own = { { 0 } };
    if (release(&own, order))
        clock_join(&orders.spill, &own);
}

bool order_store(struct order_place p, uint64_t bits, uint64_t value, unsigned order)
{
    struct location *l = location_of(p, bits);
    if (!l) {
        spill(order);
        return true;
    }
    return put_behind(l, pick(l, STORE, NULL, order, order, p.site), value, false, order);
}

uint64_t order_update(struct order_place p, uint64_t bits, const uint64_t *expected,
                      unsigned order, unsigned failure)
{
    struct location *l = location_of(p, bits);
    orders.update.at = l;
    if (!l) {
        was_old = false;
        learn(&orders.spill, !expected || *expected == bits ? order : failure);
        return bits;
    }
    uint32_t i = pick(l, UPDATE, expected, order, failure, p.site);
    orders.update.place = i;
    return read_store(l, i, !expected || *expected == l->at[i].value ? order : failure);
}

bool order_update_end(uint64_t value, unsigned order)
{
    struct location *l = orders.update.at;
    if (!l) {
        spill(order);
        return true;
    }
    return put_behind(l, orders.update.place, value, true, order);
}

static void note_fence(void)
{
    uint32_t t = memory.thread, now = ++orders.s_now;
    for (uint32_t k = 0; k < orders.count; k++)
        for (uint32_t i = 0; i < locations[k].count; i++) {
            struct store *s = &locations[k].at[i];
            if (s->fenced == NEVER_IN_S && is_known(s))
                s->fenced = now;
        }
    if (orders.fence_count == FENCES_MAX) { /* the oldest counts as known to everybody */
        orders.lost_in_s = orders.fences[0].in_s;
        memmove(&orders.fences[0], &orders.fences[1], (FENCES_MAX - 1) * sizeof orders.fences[0]);
        orders.fence_count--;
    }
    orders.fences[orders.fence_count++] = (struct fence){ t, thread_clock->at[t], now };
}

static void learn_by_fence(uint32_t t)
{
    clock_acquire(&orders.thread[t].pending);
    for (uint32_t k = 0; threads_weak() && k < orders.count; k++)
        for (uint32_t i = 0; i < locations[k].count; i++) {
            struct store *s = &locations[k].at[i];
            if (s->readers >> t & 1) {
                clock_acquire(&s->message);
                s->learnt = true;
            }
        }
}

void order_fence(unsigned order)
{
    uint32_t t = self();
    if (acquires(order))
        learn_by_fence(t);
    if (order == ORDER_SEQ_CST && threads_weak())
        note_fence();
    if (releases(order)) {
        clock_release_store(&orders.thread[t].fence);
        orders.thread[t].fenced = true;
    }
}
