/* copies.c - many bytes: struct copies, bit-fields, and what library functions ask
 * before they touch the program's memory (memory.h).
 *
 * A copy takes the initialised bits along, so that padding and members that were never
 * written stay what they are, and nobody is told of them until their values matter. */
#include "guest/costs.h"
#include "guest/threads.h"

void before_write(void *p, uint64_t n, U site)
{
    if (UNLIKELY(memory.history))
        history_write(p, n, site);
    pointers_drop(offset_of(p), n, LOST_OVERWRITTEN, site);
}

void after_write(void *p, uint64_t n) { bits_set(readable, offset_of(p), n); }

/* Others may go first; then it is looked at; then it is done. */
static inline void turn(const void *p, uint64_t n, bool write, U site)
{
    if (UNLIKELY(memory.threads) && !memory_is_frames((uint64_t)(uintptr_t)p, n))
        thread_turn(offset_of(p), n, write, site);
}

static inline void seen(const void *p, uint64_t n, bool write, U site)
{
    if (UNLIKELY(memory.threads) && inside(offset_of(p), n) && !memory_is_frames((uint64_t)(uintptr_t)p, n))
        thread_seen(offset_of(p), n, write, site);
}

static inline U here(void) { return memory.top->call.site; }

/* Copies with bits and counts; both sides are in order. */
BARE static void move(void *to, const void *from, uint64_t n, U site, bool held)
{
    uint64_t o = offset_of(to);
    before_write(to, n, site);
    memmove(to, from, n);
    bits_copy(readable, o, offset_of(from), n);
    if (held) /* a temporary's pointers hold nothing */
        pointers_take(o, n);
}

/* ---- hooks ---- */

/* A struct that is passed or returned may lie in a frame of the caller's: in_live_frames(). */

P hook_cp(P to, P from, L bytes, U trusted, U site)
{
    uint64_t n = bytes > 0 ? (uint64_t)bytes : 0;
    if (!n || to == from)
        return to;
    if (UNLIKELY(memory.threads)) {
        turn(from, n, false, site);
        if (!(trusted & 2) && !in_live_frames(from, n))
            access_check(from, n, HOW_READ, site);
        seen(from, n, false, site);
        turn(to, n, true, site);
    }
    if (!(trusted & 2) && !in_live_frames(from, n))
        access_check(from, n, HOW_READ, site);
    if (!(trusted & 1) && !in_live_frames(to, n))
        access_check(to, n, HOW_WRITE, site);
    seen(to, n, true, site);
    if (to < from + n && from < to + n) {
        struct log_finding *f = finding_at_site("overlapping-copy", site, "the two structs share "
                                                "a part of their bytes");
        if (f)
            finding_access(f, to, n, true);
    }
    move(to, from, n, site, !(trusted & 4));
    return to;
}

BARE P hook_zf(P at, L bytes, U trusted, U site)
{
    uint64_t n = bytes > 0 ? (uint64_t)bytes : 0;
    if (!n)
        return at;
    turn(at, n, true, site);
    if (!(trusted & 1))
        access_check(at, n, HOW_WRITE, site);
    seen(at, n, true, site);
    before_write(at, n, site);
    memset(at, 0, n);
    after_write(at, n);
    return at;
}

BARE P hook_mc(P to, P from, L bytes) { return memmove(to, from, (size_t)bytes); }
BARE P hook_mz(P at, L bytes) { return memset(at, 0, (size_t)bytes); }

void hook_cc(P to, P from, U trusted, U site)
{
    if (UNLIKELY(memory.threads)) {
        turn(from, 1, false, site);
        if (!(trusted & 2))
            access_check(from, 1, HOW_READ, site);
        seen(from, 1, false, site);
        turn(to, 1, true, site);
    }
    if (!(trusted & 2))
        access_check(from, 1, HOW_READ, site);
    if (!(trusted & 1))
        access_check(to, 1, HOW_WRITE, site);
    seen(to, 1, true, site);
    move(to, from, 1, site, true);
}

P hook_at(P p, U how, L bytes, U site)
{
    if (bytes > 0) {
        turn(p, (uint64_t)bytes, how == HOW_WRITE, site);
        if (!in_live_frames(p, (uint64_t)bytes))
            access_check(p, (uint64_t)bytes, how, site);
        seen(p, (uint64_t)bytes, how == HOW_WRITE, site);
    }
    if (UNLIKELY(memory.history) && how == HOW_WRITE && bytes > 0) {
        history_write(p, (uint64_t)bytes, site);
        after_write(p, (uint64_t)bytes);
    }
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
    if (!trusted && machine.checked) {
        turn(b.at, b.n, false, site);
        access_check(b.at, b.n, HOW_READ, site);
        seen(b.at, b.n, false, site);
    }
    uint64_t hole = machine.checked ? bits_hole(readable, o, b.n) : o + b.n;
    if (UNLIKELY(hole < o + b.n))
        tell_uninitialised(b.at, b.n, hole, trusted, site);
    unsigned __int128 all = 0;
    memcpy(&all, b.at, b.n);
    return bits_value(all, b.from, width, is_signed);
}

BARE L hook_bs(P at, U bit, U width, U is_signed, L v, U trusted, U site)
{
    struct bits b = bits_where(at, bit, width);
    if (!trusted && machine.checked) {
        turn(b.at, b.n, true, site);
        access_check(b.at, b.n, HOW_WRITE, site);
        seen(b.at, b.n, true, site);
    }
    if (machine.checked)
        before_write(b.at, b.n, site);
    unsigned __int128 all = 0, mask = width >= 64 ? UINT64_MAX : ((uint64_t)1 << width) - 1;
    memcpy(&all, b.at, b.n);
    all = (all & ~(mask << b.from)) | (((unsigned __int128)(uint64_t)v & mask) << b.from);
    memcpy(b.at, &all, b.n);
    if (machine.checked)
        after_write(b.at, b.n);
    return bits_value(all, b.from, width, is_signed);
}

/* ---- for library functions ---- */

/* A member array handed to a library function has the bounds of the member (bd); the
 * rest may be in a temporary of a call under way: the value of a function that returns
 * a struct. */
static void library_check(const void *p, uint64_t n, unsigned how, U site)
{
    parts_check(p, n, how, site);
    if (in_live_frames(p, n))
        return;
    if (UNLIKELY(memory.threads))
        library_turn(offset_of(p), n, how & HOW_WRITE, site);
    access_check(p, n, how, site);
    seen(p, n, how & HOW_WRITE, site);
}

void could_read(const void *p, size_t n)
{
    if (machine.checked && n)
        library_check(p, n, HOW_READ, here());
}

void reads_any(const void *p, size_t n)
{
    could_read(p, n);
    if (UNLIKELY(machine.costs))
        cost_bytes(p, n);
}

/* Whether some member of the type lies at the offset: the rest is padding. */
static bool is_member(uint32_t type, uint64_t offset)
{
    const struct program *p = machine.program;
    for (;;) {
        const struct program_type *t = &p->types[type < p->type_count ? type : 0];
        if (t->code == T_ARRAY) {
            uint64_t size = p->types[t->base < p->type_count ? t->base : 0].size;
            offset = size ? offset % size : 0;
            type = t->base;
            continue;
        }
        if (t->code != T_STRUCT)
            return t->code != T_NONE && t->code != T_UNION && offset < (t->code == T_LDOUBLE ? 10 : t->size);
        uint32_t i = 0;
        for (; i < t->field_count; i++) {
            const struct program_field *f = &p->fields[t->first_field + i];
            uint64_t size = f->width ? (f->bit + f->width + 7u) / 8 : p->types[f->type].size;
            if (offset - f->offset < size)
                break;
        }
        if (i == t->field_count)
            return false;
        const struct program_field *f = &p->fields[t->first_field + i];
        if (f->width)
            return true;
        offset -= f->offset;
        type = f->type;
    }
}

void reads_members(const void *p, size_t n)
{
    reads_any(p, n);
    if (!machine.checked || !n)
        return;
    uint32_t number = object_around(p), type = object_type(number);
    uint64_t o = offset_of(p), end = o + n, base = objects[number].base - MEMORY_AT;
    for (uint64_t at = bits_hole(readable, o, n); at < end; at++) {
        if (!bits_all(readable, at, 1) && is_member(type, at - base)) {
            tell_uninitialised(p, n, at, false, here());
            return;
        }
    }
}

static void reads_uncounted(const void *p, size_t n)
{
    if (!machine.checked || !n)
        return;
    library_check(p, n, HOW_READ, here());
    uint64_t o = offset_of(p), hole = bits_hole(readable, o, n);
    if (UNLIKELY(hole < o + n))
        tell_uninitialised(p, n, hole, false, here());
}

void reads(const void *p, size_t n)
{
    reads_uncounted(p, n);
    if (UNLIKELY(machine.costs))
        cost_bytes(p, n);
}

void could_write(void *p, size_t n)
{
    if (machine.checked && n)
        library_check(p, n, HOW_WRITE, here());
}

void writes(void *p, size_t n)
{
    if (!machine.checked || !n)
        return;
    library_check(p, n, HOW_WRITE, here());
    if (UNLIKELY(machine.costs))
        cost_bytes(p, n);
    before_write(p, n, here());
    after_write(p, n);
}

BARE void copies(void *to, const void *from, size_t n)
{
    if (!machine.checked) {
        memmove(to, from, n);
    } else if (n) {
        library_check(from, n, HOW_READ, here());
        library_check(to, n, HOW_WRITE, here());
        if (UNLIKELY(machine.costs)) {
            cost_bytes(from, n);
            cost_bytes(to, n);
        }
        if (to != from)
            move(to, from, n, here(), true);
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
        library_check(where, 8, HOW_WRITE, here());
        if (UNLIKELY(machine.costs))
            cost_value(where, 8);
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

BARE static size_t length_of(const char *s, size_t most)
{
    enum { LOOK = 4096 };
    size_t part = parts_room(s, here()); /* bytes of the member that it is */
    for (size_t n = 0; n < most;) {
        reads_uncounted(s + n, 1);
        /* As far as the bits go, a look without asking again. */
        uint64_t o = offset_of(s) + n, room = memory.span - o < LOOK ? memory.span - o : LOOK;
        room = room < most - n ? room : most - n;
        room = n < part && room > part - n ? part - n : room;
        size_t known = bits_hole(readable, o, room) - o;
        const char *end = memchr(s + n, 0, known);
        if (end)
            return (size_t)(end - s);
        if (known == 0 && s[n] == '\0') /* told, and taken for what it holds */
            return n;
        n += known ? known : 1;
    }
    return most;
}

BARE size_t text_length(const char *s, size_t most)
{
    if (!machine.checked)
        return strnlen(s, most);
    size_t n = length_of(s, most);
    if (UNLIKELY(machine.costs))
        cost_bytes(s, n < most ? n + 1 : n);
    return n;
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
