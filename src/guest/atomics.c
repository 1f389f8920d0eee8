/* atomics.c - atomic operations: the hooks that emitted code calls for C11's atomics and for
 * operators on _Atomic objects.
 *
 * Each is one operation: the address is checked as for any access, then others may go first
 * (thread_point), then it is checked again, for they may have freed it, and done. Between
 * gb and ge, the halves of an update, no other thread goes: what is computed there calls
 * nothing that is a point. What it reads and learns is orders.c's business, and of no interest
 * before a second thread is made.
 *
 * Plain programs come here as well; nothing is checked for them. */
#include "base/hash.h"
#include "guest/orders.h"

/* What an operation is done to. */
struct target {
    P at;
    uint64_t n;       /* bytes */
    bool pointer, scalar;
    U site;
};

static struct target target_of(P at, U how, U site)
{
    return (struct target){ at, how & ATOMIC_BYTES, how & ATOMIC_POINTER, true, site };
}

static unsigned valid(U order) { return order <= ORDER_SEQ_CST ? order : ORDER_SEQ_CST; }

/* ---- is it in order? ---- */

/* The bits of an aligned scalar are all set. */
static bool full(const uint8_t *map, uint64_t o, uint64_t n)
{
    uint8_t mask = (uint8_t)(((1u << n) - 1) << (o & 7));
    return (map[o >> 3] & mask) == mask;
}

/* The usual case, as in access.c. */
static bool is_good(const struct target *t, unsigned how)
{
    uint64_t o = offset_of(t->at), limit = how & HOW_WRITE ? memory.store_below : memory.load_below;
    return t->scalar && o < limit && !(o & (t->n - 1)) &&
           full(how & HOW_WRITE ? writable : readable, o, t->n);
}

static void check(const struct target *t, unsigned how)
{
    if (!machine.checked || LIKELY(is_good(t, how)))
        return;
    access_check(t->at, t->n, how, t->site);
    if (LIKELY(!t->scalar || (uintptr_t)t->at % t->n == 0))
        return;
    struct log_finding *f = finding_at_site("misaligned-access", t->site, "the address is not a "
                                            "multiple of %llu", (unsigned long long)t->n);
    if (f) {
        finding_access(f, t->at, t->n, how & HOW_WRITE);
        finding_object(f, object_around(t->at));
    }
}

/* Somebody looks at the bytes. */
static void check_read(const struct target *t)
{
    if (!machine.checked)
        return;
    uint64_t o = offset_of(t->at);
    if (LIKELY(t->scalar && !(o & (t->n - 1)) && full(readable, o, t->n)))
        return;
    uint64_t hole = bits_hole(readable, o, t->n);
    if (LIKELY(hole == o + t->n))
        return;
    tell_uninitialised(t->at, t->n, hole, false, t->site);
    if (t->pointer)
        finding_stop();
}

/* ---- others go first ---- */

static struct order_place place_of(const struct target *t)
{
    return (struct order_place){ offset_of(t->at), (uint32_t)t->n, t->site };
}

static void point(const struct target *t, enum op_kind kind, unsigned order)
{
    bool writes = kind != OP_LOAD;
    check(t, writes ? HOW_WRITE : HOW_READ);
    if (!memory.threads)
        return;
    uint64_t o = offset_of(t->at);
    thread_point((struct thread_op){ .kind = (uint8_t)kind, .order = (uint8_t)order,
                                     .at = (uint32_t)o, .size = (uint32_t)t->n, .site = t->site },
                 NULL, NULL);
    check(t, writes ? HOW_WRITE : HOW_READ);
    races_atomic(o, (uint32_t)t->n, writes, t->site);
}

/* ---- memory ---- */

BARE static uint64_t bits_at(const void *at, uint64_t n)
{
    uint64_t v = 0;
    if (n <= 8) {
        memcpy(&v, at, n);
        return v;
    }
    v = FNV64_START; /* not fnv64(): nothing here may be instrumented */
    for (uint64_t i = 0; i < n; i++)
        v = (v ^ ((const unsigned char *)at)[i]) * 1099511628211u;
    return v;
}

static uint64_t cut(uint64_t v, uint64_t n) { return n < 8 ? v & (((uint64_t)1 << 8 * n) - 1) : v; }

BARE static void put(const struct target *t, uint64_t v)
{
    uint64_t o = offset_of(t->at);
    if (machine.checked && (!is_good(t, HOW_WRITE) || memory.history || !full(readable, o, t->n) ||
                            pointer_counted(o) || (t->pointer && heap_address(v)))) {
        if (UNLIKELY(memory.history))
            history_write(t->at, t->n, t->site);
        if (t->pointer && o % 8 == 0)
            pointer_store(o, v, t->site);
        else
            pointers_drop(o, t->n, LOST_OVERWRITTEN, t->site);
        bits_set(readable, o, t->n);
    }
    memcpy(t->at, &v, t->n);
}

/* What was read, or not exchanged. */
static void done_reading(uint64_t v, unsigned flags)
{
    if (memory.threads)
        thread_done(v, flags | (order_was_old() ? DONE_OLD : 0));
}

static void done_update(uint64_t v, uint64_t old)
{
    if (memory.threads)
        thread_done(v, (order_was_old() ? DONE_OLD : 0) | (v == old ? DONE_SAME : 0));
}

static void done(uint64_t v)
{
    if (memory.threads)
        thread_done(v, 0);
}

/* ---- scalars ---- */

L hook_gl(P at, U how, U wanted, U site)
{
    struct target t = target_of(at, how, site);
    unsigned order = valid(wanted);
    point(&t, OP_LOAD, order);
    check_read(&t);
    uint64_t v = bits_at(at, t.n);
    if (memory.threads)
        v = order_load(place_of(&t), v, order);
    done_reading(v, 0);
    return (L)v;
}

void hook_gs(P at, L value, U how, U wanted, U site)
{
    struct target t = target_of(at, how, site);
    unsigned order = valid(wanted);
    uint64_t v = cut((uint64_t)value, t.n);
    point(&t, OP_STORE, order);
    if (!memory.threads || order_store(place_of(&t), bits_at(at, t.n), v, order))
        put(&t, v);
    done(v);
}

/* The update under way: nothing else runs until it has ended. */
static unsigned update_order;
static uint64_t update_old;

L hook_gb(P at, U how, U wanted, U site)
{
    struct target t = target_of(at, how, site);
    unsigned order = valid(wanted);
    point(&t, OP_UPDATE, order);
    check_read(&t);
    uint64_t v = bits_at(at, t.n);
    if (memory.threads)
        v = order_update(place_of(&t), v, NULL, order, order);
    update_order = order; /* only now: others may have had theirs before */
    update_old = v;
    return (L)v;
}

void hook_ge(P at, L value, U how, U site)
{
    struct target t = target_of(at, how, site);
    uint64_t v = cut((uint64_t)value, t.n);
    if (!memory.threads || order_update_end(v, update_order))
        put(&t, v);
    done_update(v, update_old);
}

L hook_gx(P at, L value, U how, U order, U site)
{
    L old = hook_gb(at, how, order, site);
    hook_ge(at, value, how, site);
    return old;
}

/* *expected is ordinary memory. */
static uint64_t load_expected(P at, const struct target *t)
{
    if (!machine.checked)
        return bits_at(at, t->n);
    switch (t->n) {
    case 1: return (uint8_t)hook_l1(at, t->site);
    case 2: return (uint16_t)hook_l2(at, t->site);
    case 4: return (uint32_t)hook_l4(at, t->site);
    default: return t->pointer ? (uint64_t)hook_lp(at, t->site) : (uint64_t)hook_l8(at, t->site);
    }
}

BARE static void store_expected(P at, const struct target *t, uint64_t v)
{
    if (!machine.checked) {
        memcpy(at, &v, t->n);
        return;
    }
    switch (t->n) {
    case 1: hook_s1(at, (U)v, t->site); return;
    case 2: hook_s2(at, (U)v, t->site); return;
    case 4: hook_s4(at, (I)v, t->site); return;
    default:
        if (t->pointer)
            hook_sp(at, (P)v, t->site);
        else
            hook_s8(at, (L)v, t->site);
    }
}

I hook_gc(P at, P expected, L value, U how, U wanted, U site)
{
    struct target t = target_of(at, how, site);
    unsigned order = valid(wanted & 15), failure = valid(wanted >> 4 & 15);
    uint64_t want = load_expected(expected, &t), v = cut((uint64_t)value, t.n);
    point(&t, OP_UPDATE, order);
    check_read(&t);
    uint64_t old = bits_at(at, t.n);
    if (memory.threads)
        old = order_update(place_of(&t), old, &want, order, failure);
    if (old == want) {
        if (!memory.threads || order_update_end(v, order))
            put(&t, v);
        done_update(v, old);
        return 1;
    }
    done_reading(old, EVENT_FAILED);
    store_expected(expected, &t, old);
    return 0;
}

void hook_gf(U wanted, U site)
{
    unsigned order = valid(wanted);
    if (!memory.threads || order == ORDER_RELAXED) /* C11 7.17.4.1: it has no effect */
        return;
    thread_point((struct thread_op){ .kind = OP_FENCE, .order = (uint8_t)order, .site = site }, NULL,
                 NULL);
    order_fence(order);
    thread_done(0, 0);
}

/* ---- wide ones: records, long double ---- */

/* Copies with bits; pointers in a temporary do not count. */
BARE static void move_wide(P to, P from, uint64_t n, bool to_temporary, U site)
{
    if (machine.checked)
        before_write(to, n, site);
    memmove(to, from, n);
    if (machine.checked) {
        bits_copy(readable, offset_of(to), offset_of(from), n);
        if (!to_temporary)
            pointers_take(offset_of(to), n);
    }
}

/* An older value of a record that fits into a word was read. */
static void put_older(P here, uint64_t n, uint64_t v, uint64_t newest, U site)
{
    if (n <= 8 && v != newest)
        put(&(struct target){ here, n, false, false, site }, v);
}

/* A value that somebody's pointer leads to is read as any other. */
static void check_far(P here, U how, uint64_t n, U site)
{
    if (!machine.checked || !(how & ATOMIC_FAR) || in_live_frames(here, n))
        return;
    access_check(here, n, HOW_READ, site);
    thread_access(offset_of(here), n, false, site);
}

P hook_gr(P at, P here, L bytes, U how, U wanted, U site)
{
    struct target t = { at, (uint64_t)bytes, false, false, site };
    unsigned order = valid(wanted);
    bool store = how & ATOMIC_STORE, update = how & ATOMIC_UPDATE;
    if (store)
        check_far(here, how, t.n, site);
    if (!store || !update)
        point(&t, update ? OP_UPDATE : store ? OP_STORE : OP_LOAD, order);
    uint64_t v = bits_at(store ? here : at, t.n), newest = v;
    if (!store) {
        if (memory.threads && update)
            v = order_update(place_of(&t), newest, NULL, order, order);
        else if (memory.threads)
            v = order_load(place_of(&t), newest, order);
        move_wide(here, at, t.n, true, site);
        put_older(here, t.n, v, newest, site);
    } else {
        bool puts = true;
        if (memory.threads && update)
            puts = order_update_end(v, order);
        else if (memory.threads)
            puts = order_store(place_of(&t), bits_at(at, t.n), v, order);
        if (puts)
            move_wide(at, here, t.n, false, site);
    }
    if (store)
        done(v);
    else if (!update)
        done_reading(v, 0);
    return here;
}

I hook_gw(P at, P old, P here, L bytes, U how, U site)
{
    U wanted = how & ATOMIC_ORDERS;
    struct target t = { at, (uint64_t)bytes, false, false, site };
    unsigned order = valid(wanted & 15), failure = valid(wanted >> 4 & 15);
    bool compare = how & ATOMIC_COMPARE;
    uint64_t want = 0;
    check_far(here, how, t.n, site);
    if (compare) {
        if (machine.checked && !in_live_frames(old, t.n)) {
            access_check(old, t.n, HOW_WRITE, site);
            thread_access(offset_of(old), t.n, false, site);
        }
        want = bits_at(old, t.n);
    }
    point(&t, OP_UPDATE, order);
    uint64_t newest = bits_at(at, t.n), now = newest;
    if (memory.threads)
        now = order_update(place_of(&t), newest, compare ? &want : NULL, order, failure);
    bool equal = now == want;
    if (!compare || !equal) {
        move_wide(old, at, t.n, !compare, site);
        put_older(old, t.n, now, newest, site);
    }
    if (compare && !equal) {
        done_reading(now, EVENT_FAILED);
        return 0;
    }
    uint64_t v = bits_at(here, t.n);
    if (!memory.threads || order_update_end(v, order))
        move_wide(at, here, t.n, false, site);
    done_update(v, now);
    return 1;
}
