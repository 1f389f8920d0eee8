/* copies.c - many bytes: struct copies, bit-fields, and what library functions ask
 * before they touch the program's memory (memory.h).
 *
 * A copy takes the initialised bits along, so that padding and members that were never
 * written stay what they are, and nobody is told of them until their values matter. */
#include "guest/heart.h"

void before_write(void *p, uint64_t n, U site)
{
    if (UNLIKELY(memory.history))
        history_write(p, n, site);
    pointers_drop(offset_of(p), n, LOST_OVERWRITTEN, site);
}

void after_write(void *p, uint64_t n) { bits_set(readable, offset_of(p), n); }

static inline U here(void) { return memory.top->call.site; }

/* Copies with bits and counts; both sides are in order. */
BARE static void move(void *to, const void *from, uint64_t n, U site)
{
    uint64_t o = offset_of(to);
    before_write(to, n, site);
    memmove(to, from, n);
    bits_copy(readable, o, offset_of(from), n);
    pointers_take(o, n);
}

/* ---- hooks ---- */

/* A struct that is passed or returned may lie in a frame of the caller's. */
static bool in_live_frames(const void *p, uint64_t n)
{
    uint64_t from = (uint64_t)(uintptr_t)p - FRAMES_AT, room = frames_high() - FRAMES_AT;
    return from < room && n <= room - from;
}

P hook_cp(P to, P from, L bytes, U trusted, U site)
{
    uint64_t n = bytes > 0 ? (uint64_t)bytes : 0;
    if (!n || to == from)
        return to;
    if (!(trusted & 2) && !in_live_frames(from, n))
        access_check(from, n, HOW_READ, site);
    if (!(trusted & 1) && !in_live_frames(to, n))
        access_check(to, n, HOW_WRITE, site);
    if (to < from + n && from < to + n) {
        struct log_finding *f = finding_at_site("overlapping-copy", site, "the two structs share "
                                                "a part of their bytes");
        if (f)
            finding_access(f, to, n, true);
    }
    move(to, from, n, site);
    return to;
}

BARE P hook_zf(P at, L bytes, U trusted, U site)
{
    uint64_t n = bytes > 0 ? (uint64_t)bytes : 0;
    if (!n)
        return at;
    if (!(trusted & 1))
        access_check(at, n, HOW_WRITE, site);
    before_write(at, n, site);
    memset(at, 0, n);
    after_write(at, n);
    return at;
}

void hook_cc(P to, P from, U trusted, U site)
{
    if (!(trusted & 2))
        access_check(from, 1, HOW_READ, site);
    if (!(trusted & 1))
        access_check(to, 1, HOW_WRITE, site);
    move(to, from, 1, site);
}

P hook_at(P p, U how, L bytes, U site)
{
    if (bytes > 0 && !in_live_frames(p, (uint64_t)bytes))
        access_check(p, (uint64_t)bytes, how, site);
    return p;
}

/* ---- bit-fields ---- */

struct bits {
    P at;          /* first byte that has some of it */
    uint64_t n;    /* bytes */
    unsigned from; /* first bit in the first byte */
};

static struct bits bits_where(P at, U bit, U width)
{
    struct bits b = { at + bit / 8, 0, bit % 8 };
    b.n = (b.from + width + 7) / 8;
    return b;
}

static L bits_value(unsigned __int128 all, unsigned from, U width, U is_signed)
{
    uint64_t mask = width >= 64 ? UINT64_MAX : ((uint64_t)1 << width) - 1;
    uint64_t v = (uint64_t)(all >> from) & mask;
    if (is_signed && width < 64 && width > 0 && v >> (width - 1))
        v |= ~mask;
    return (L)v;
}

BARE L hook_bl(P at, U bit, U width, U is_signed, U trusted, U site)
{
    struct bits b = bits_where(at, bit, width);
    uint64_t o = offset_of(b.at);
    if (!trusted)
        access_check(b.at, b.n, HOW_READ, site);
    uint64_t hole = bits_hole(readable, o, b.n);
    if (UNLIKELY(hole < o + b.n))
        tell_uninitialised(b.at, b.n, hole, trusted, site);
    unsigned __int128 all = 0;
    memcpy(&all, b.at, b.n);
    return bits_value(all, b.from, width, is_signed);
}

BARE L hook_bs(P at, U bit, U width, U is_signed, L v, U trusted, U site)
{
    struct bits b = bits_where(at, bit, width);
    if (!trusted)
        access_check(b.at, b.n, HOW_WRITE, site);
    before_write(b.at, b.n, site);
    unsigned __int128 all = 0, mask = width >= 64 ? UINT64_MAX : ((uint64_t)1 << width) - 1;
    memcpy(&all, b.at, b.n);
    all = (all & ~(mask << b.from)) | (((unsigned __int128)(uint64_t)v & mask) << b.from);
    memcpy(b.at, &all, b.n);
    after_write(b.at, b.n);
    return bits_value(all, b.from, width, is_signed);
}

/* ---- for library functions ---- */

void reads_any(const void *p, size_t n)
{
    if (machine.checked && n)
        access_check(p, n, HOW_READ, here());
}

void reads(const void *p, size_t n)
{
    if (!machine.checked || !n)
        return;
    access_check(p, n, HOW_READ, here());
    uint64_t o = offset_of(p), hole = bits_hole(readable, o, n);
    if (UNLIKELY(hole < o + n))
        tell_uninitialised(p, n, hole, false, here());
}

void could_write(void *p, size_t n)
{
    if (machine.checked && n)
        access_check(p, n, HOW_WRITE, here());
}

void writes(void *p, size_t n)
{
    if (!machine.checked || !n)
        return;
    access_check(p, n, HOW_WRITE, here());
    before_write(p, n, here());
    after_write(p, n);
}

BARE void copies(void *to, const void *from, size_t n)
{
    if (!machine.checked) {
        memmove(to, from, n);
    } else if (n) {
        access_check(from, n, HOW_READ, here());
        access_check(to, n, HOW_WRITE, here());
        if (to != from)
            move(to, from, n, here());
    }
}

static void aligned(const void *p, size_t n, bool write)
{
    if ((uintptr_t)p % n == 0)
        return;
    struct log_finding *f = finding_add("misaligned-access", "the address is not a multiple of %zu",
                                        n);
    if (f)
        finding_access(f, p, n, write);
}

void reads_value(const void *p, size_t n)
{
    if (!machine.checked)
        return;
    reads(p, n == 16 ? 10 : n);
    aligned(p, n, false);
}

void writes_value(void *p, size_t n)
{
    if (!machine.checked)
        return;
    writes(p, n);
    aligned(p, n, true);
}

BARE void writes_pointer(void *where, const void *value)
{
    if (machine.checked) {
        access_check(where, 8, HOW_WRITE, here());
        if (memory.history)
            history_write(where, 8, here());
        uint64_t o = offset_of(where);
        if (o % 8 == 0)
            pointer_store(o, (uint64_t)(uintptr_t)value, here());
        else
            pointers_drop(o, 8, LOST_OVERWRITTEN, here());
        after_write(where, 8);
    }
    memcpy(where, &value, sizeof value);
}

BARE size_t text_length(const char *s, size_t most)
{
    if (!machine.checked)
        return strnlen(s, most);
    enum { LOOK = 4096 };
    for (size_t n = 0; n < most;) {
        reads(s + n, 1);
        /* As far as the bits go, a look without asking again. */
        uint64_t o = offset_of(s) + n, room = memory.span - o < LOOK ? memory.span - o : LOOK;
        room = room < most - n ? room : most - n;
        size_t known = bits_hole(readable, o, room) - o;
        const char *end = memchr(s + n, 0, known);
        if (end)
            return (size_t)(end - s);
        n += known;
    }
    return most;
}

BARE size_t wide_length(const wchar_t *s, size_t most)
{
    size_t n = 0;
    for (; n < most; n++) {
        reads(s + n, sizeof *s);
        if (s[n] == 0)
            break;
    }
    return n;
}
