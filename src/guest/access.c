/* access.c - loads and stores of one value.
 *
 * The usual case is a look at the shadow's bits and then the access. Everything else
 * goes down a slow path that finds out what is the matter: the object is dead or the
 * address lies outside (blame.c, which ends the run), the value was never written or is
 * not aligned (told, and the run goes on), a counted pointer is overwritten, a history
 * is kept, a pointer has strayed.
 *
 * Names: l loads, s stores through pointers; u, v the same for tracked variables of the
 * frame; t stores to untracked ones. See program/hooks.h. */
#include "guest/threads.h"

/* Of an X only 10 bytes count. */
#define VALUE_BYTES(n) ((n) == 16 ? 10u : (n))

/* The bits of n bytes at offset o, which is aligned to n, are all set. */
static inline __attribute__((always_inline)) bool full(const uint8_t *map, uint64_t o, unsigned n)
{
    uint16_t word;
    switch (n) {
    case 1: return map[o >> 3] >> (o & 7) & 1;
    case 2: return (map[o >> 3] >> (o & 7) & 3) == 3;
    case 4: return (map[o >> 3] >> (o & 7) & 15) == 15;
    case 8: return map[o >> 3] == 0xff;
    default:
        memcpy(&word, &map[o >> 3], 2);
        return (word & 0x3ff) == 0x3ff;
    }
}

/* Sets them. Mostly they are, and a store into the shadow is what the next access of
 * the same byte would have to wait for. */
static inline __attribute__((always_inline)) void fill(uint8_t *map, uint64_t o, unsigned n)
{
    if (full(map, o, n))
        return;
    switch (n) {
    case 1: map[o >> 3] |= (uint8_t)(1 << (o & 7)); break;
    case 2: map[o >> 3] |= (uint8_t)(3 << (o & 7)); break;
    case 4: map[o >> 3] |= (uint8_t)(15 << (o & 7)); break;
    case 8: map[o >> 3] = 0xff; break;
    default: map[o >> 3] = map[(o >> 3) + 1] = 0xff; break;
    }
}

static inline __attribute__((always_inline)) bool counted(uint64_t o, unsigned n)
{
    if (n == 16)
        return pointer_counted(o) || pointer_counted(o + 8);
    return pointer_counted(o);
}

/* An aligned value of a frame or a good address. */
static inline __attribute__((always_inline)) void history_value(const void *at, unsigned n, U site)
{
    if (n == 16)
        history_write(at, 16, site);
    else
        history_piece(offset_of(at), n, site);
}

/* ---- slow paths ---- */

COLD static void check_aligned(const void *at, unsigned n, bool write, U site)
{
    uintptr_t a = (uintptr_t)at;
    if (a % n == 0)
        return;
    struct log_finding *f = finding_at_site("misaligned-access", site, "the address is not a "
                                            "multiple of %u", n);
    if (f) {
        finding_access(f, at, n, write);
        finding_object(f, object_around(at));
    }
}

/* A pointer that was never set is followed next: the run ends before that becomes a
 * second finding. Other values may be only copied. */
static void load_checked(const void *at, unsigned n, bool pointer, U site)
{
    unsigned bytes = VALUE_BYTES(n);
    access_check(at, bytes, HOW_READ, site);
    check_aligned(at, n, false, site);
    uint64_t o = offset_of(at), hole = bits_hole(readable, o, bytes);
    if (hole == o + bytes)
        return;
    tell_uninitialised(at, bytes, hole, false, site);
    if (pointer)
        finding_stop();
}

/* While there are threads every access comes here: what is in order must stay quick. */
COLD static void load_slow(const void *at, unsigned n, bool pointer, U site)
{
    uint64_t o = offset_of(at);
    if (!memory.threads) {
        load_checked(at, n, pointer, site);
        return;
    }
    thread_turn(o, n, false, site);
    if (o >= memory.span || (o & (n - 1)) || !full(readable, o, n) || strays_any())
        load_checked(at, n, pointer, site);
    thread_seen(o, VALUE_BYTES(n), false, site);
}

COLD static void frame_load_slow(const void *at, unsigned n, bool pointer, U site)
{
    unsigned bytes = VALUE_BYTES(n);
    uint64_t o = offset_of(at);
    if (!inside(o, n))
        access_check(at, bytes, HOW_READ, site); /* only if emitted code is wrong */
    tell_uninitialised(at, bytes, bits_hole(readable, o, bytes), true, site);
    if (pointer)
        finding_stop();
}

COLD static void store_slow(void *at, unsigned n, U site)
{
    uint64_t o = offset_of(at);
    if (memory.threads) {
        thread_turn(o, n, true, site);
        if (o < memory.span && !(o & (n - 1)) && full(writable, o, n) && !counted(o, n) && !strays_any()) {
            thread_seen(o, VALUE_BYTES(n), true, site);
            if (UNLIKELY(memory.history))
                history_value(at, n, site);
            fill(readable, o, n);
            return;
        }
    }
    access_check(at, n, HOW_WRITE, site);
    check_aligned(at, n, true, site);
    if (memory.threads)
        thread_seen(o, VALUE_BYTES(n), true, site);
    before_write(at, n, site);
    after_write(at, n);
}

/* The store of a pointer to a checked address that is in order. */
static void store_pointer(P at, P v, U site)
{
    uint64_t o = offset_of(at);
    if (o % 8 == 0)
        pointer_store(o, (uint64_t)v, site);
    else
        pointers_drop(o, 8, LOST_OVERWRITTEN, site);
}

/* ---- loads ---- */

#define POINTER(type) __builtin_types_compatible_p(type, P)

#define LOAD(name, type, value, n)                                                   \
    BARE type hook_##name(P at, U site)                                              \
    {                                                                                \
        uint64_t o = offset_of(at);                                                  \
        if (UNLIKELY(o >= memory.load_below || (o & ((n) - 1)) || !full(readable, o, n))) \
            load_slow(at, n, POINTER(type), site);                                                  \
        value v;                                                                     \
        __builtin_memcpy(&v, at, sizeof v);                                          \
        return v;                                                                    \
    }
LOAD(l1, U, uint8_t, 1)
LOAD(l2, U, uint16_t, 2)
LOAD(l4, I, int32_t, 4)
LOAD(l8, L, int64_t, 8)
LOAD(lp, P, P, 8)
LOAD(lf, F, float, 4)
LOAD(ld, D, double, 8)
LOAD(lx, X, long double, 16)

#define FRAME_LOAD(name, type, value, n)                                             \
    BARE type hook_##name(P at, U site)                                              \
    {                                                                                \
        if (UNLIKELY(!full(readable, offset_of(at), n)))                             \
            frame_load_slow(at, n, POINTER(type), site);                                            \
        return *(value *)at;                                                         \
    }
FRAME_LOAD(u1, U, uint8_t, 1)
FRAME_LOAD(u2, U, uint16_t, 2)
FRAME_LOAD(u4, I, int32_t, 4)
FRAME_LOAD(u8, L, int64_t, 8)
FRAME_LOAD(up, P, P, 8)
FRAME_LOAD(uf, F, float, 4)
FRAME_LOAD(ud, D, double, 8)
FRAME_LOAD(ux, X, long double, 16)

/* An element: the pointer and the place it leads to must lie in one object. Where one
 * object_at says so, and the bits say that it may be read, all is in order. */
#define ELEMENT_IS_GOOD(map, limit)                                                   \
    LIKELY(o < memory.limit && from < memory.limit && full(map, o, n) && !(o & (n - 1)) && \
           object_at[o / GRANULE] == object_at[from / GRANULE])

#define ELEMENT_LOAD(name, load, type, value)                                        \
    BARE type hook_##name(P p, L index, U site)                                      \
    {                                                                                \
        enum { n = sizeof(value) };                                                  \
        P at = p + index * (L)n;                                                     \
        uint64_t o = offset_of(at), from = offset_of(p);                             \
        if (ELEMENT_IS_GOOD(readable, load_below))                                   \
            return *(value *)at;                                                     \
        return hook_##load(hook_px(p, index, n, HOW_READ, site), site);              \
    }
ELEMENT_LOAD(x1, l1, U, uint8_t)
ELEMENT_LOAD(x2, l2, U, uint16_t)
ELEMENT_LOAD(x4, l4, I, int32_t)
ELEMENT_LOAD(x8, l8, L, int64_t)
ELEMENT_LOAD(xp, lp, P, P)
ELEMENT_LOAD(xf, lf, F, float)
ELEMENT_LOAD(xd, ld, D, double)
ELEMENT_LOAD(xx, lx, X, long double)

/* ---- stores ---- */

#define STORE(name, type, value, n)                                                  \
    BARE type hook_##name(P at, type v, U site)                                      \
    {                                                                                \
        uint64_t o = offset_of(at);                                                  \
        if (UNLIKELY(o >= memory.store_below || (o & ((n) - 1)) ||                   \
                     !full(writable, o, n) || counted(o, n)))                        \
            store_slow(at, n, site);                                                 \
        else {                                                                       \
            if (UNLIKELY(memory.history))                                            \
                history_value(at, n, site);                                          \
            fill(readable, o, n);                                                    \
        }                                                                            \
        value stored = (value)v;                                                     \
        __builtin_memcpy(at, &stored, n == 16 ? 10 : n);                             \
        return v;                                                                    \
    }
STORE(s1, U, uint8_t, 1)
STORE(s2, U, uint16_t, 2)
STORE(s4, I, int32_t, 4)
STORE(s8, L, int64_t, 8)
STORE(sf, F, float, 4)
STORE(sd, D, double, 8)
STORE(sx, X, long double, 16)

BARE P hook_sp(P at, P v, U site)
{
    uint64_t o = offset_of(at);
    if (UNLIKELY(o >= memory.store_below || (o & 7) || !full(writable, o, 8))) {
        if (memory.threads)
            thread_turn(o, 8, true, site);
        access_check(at, 8, HOW_WRITE, site);
        check_aligned(at, 8, true, site);
        if (memory.threads)
            thread_seen(o, 8, true, site);
        if (memory.history)
            history_write(at, 8, site);
        bits_set(readable, o, 8);
        store_pointer(at, v, site);
    } else {
        if (UNLIKELY(memory.history))
            history_value(at, 8, site);
        fill(readable, o, 8);
        if (counted(o, 8) || heap_address((uint64_t)v))
            pointer_store(o, (uint64_t)v, site);
    }
    __builtin_memcpy(at, &v, sizeof v);
    return v;
}

#define ELEMENT_STORE(name, store, type, value)                                      \
    BARE type hook_##name(P p, L index, type v, U site)                              \
    {                                                                                \
        enum { n = sizeof(value) };                                                  \
        P at = p + index * (L)n;                                                     \
        uint64_t o = offset_of(at), from = offset_of(p);                             \
        if (ELEMENT_IS_GOOD(writable, store_below) && !counted(o, n)) {              \
            if (UNLIKELY(memory.history))                                            \
                history_value(at, n, site);                                          \
            fill(readable, o, n);                                                    \
            *(value *)at = (value)v;                                                 \
            return v;                                                                \
        }                                                                            \
        return hook_##store(hook_px(p, index, n, HOW_WRITE, site), v, site);         \
    }
ELEMENT_STORE(y1, s1, U, uint8_t)
ELEMENT_STORE(y2, s2, U, uint16_t)
ELEMENT_STORE(y4, s4, I, int32_t)
ELEMENT_STORE(y8, s8, L, int64_t)
ELEMENT_STORE(yf, sf, F, float)
ELEMENT_STORE(yd, sd, D, double)

BARE P hook_yp(P p, L index, P v, U site)
{
    return hook_sp(hook_px(p, index, sizeof v, HOW_WRITE, site), v, site);
}

BARE X hook_yx(P p, L index, X v, U site)
{
    return hook_sx(hook_px(p, index, sizeof v, HOW_WRITE, site), v, site);
}

#define FRAME_STORE(name, type, value, n)                                            \
    BARE type hook_v##name(P at, type v, U site)                                     \
    {                                                                                \
        if (UNLIKELY(memory.history))                                                \
            history_value(at, n, site);                                              \
        fill(readable, offset_of(at), n);                                            \
        *(value *)at = (value)v;                                                     \
        return v;                                                                    \
    }                                                                                \
    BARE type hook_t##name(P at, type v, U site)                                     \
    {                                                                                \
        if (UNLIKELY(memory.history))                                                \
            history_value(at, n, site);                                              \
        fill(readable, offset_of(at), n); /* only pictures ask */                    \
        *(value *)at = (value)v;                                                     \
        return v;                                                                    \
    }
FRAME_STORE(1, U, uint8_t, 1)
FRAME_STORE(2, U, uint16_t, 2)
FRAME_STORE(4, I, int32_t, 4)
FRAME_STORE(8, L, int64_t, 8)
FRAME_STORE(f, F, float, 4)
FRAME_STORE(d, D, double, 8)
FRAME_STORE(x, X, long double, 16)

BARE P hook_tp(P at, P v, U site)
{
    uint64_t o = offset_of(at);
    if (UNLIKELY(memory.history))
        history_value(at, 8, site);
    if (UNLIKELY(memory.pictures))
        fill(readable, o, 8);
    if (counted(o, 8) || heap_address((uint64_t)v))
        pointer_store(o, (uint64_t)v, site);
    *(P *)at = v;
    return v;
}

BARE P hook_vp(P at, P v, U site)
{
    hook_tp(at, v, site);
    fill(readable, offset_of(at), 8);
    return v;
}

void hook_ed(P at, L bytes, U site)
{
    pointers_drop(offset_of(at), (uint64_t)bytes, LOST_SCOPE_ENDED, site);
    if (UNLIKELY(memory.history))
        history_bits(offset_of(at), (uint64_t)bytes, site);
    bits_clear(readable, offset_of(at), (uint64_t)bytes);
}

void hook_un(P at, L bytes)
{
    if (UNLIKELY(memory.history))
        history_bits(offset_of(at), (uint64_t)bytes, 0);
    bits_clear(readable, offset_of(at), (uint64_t)bytes);
}
