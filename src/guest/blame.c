/* blame.c - what was wrong with an access: which object, dead or alive, it should have
 * been in, and what the finding is called. Only ever entered on the slow path; speed
 * does not matter here, a clear story does. */
#include "guest/contracts.h"

static const char *bytes(uint64_t n) { return n == 1 ? "byte" : "bytes"; }

ENDS static void stop(struct log_finding *f, uint32_t number, const void *p, uint64_t n,
                      unsigned how)
{
    finding_access(f, p, n, how & HOW_WRITE);
    finding_object(f, number);
    finding_stop();
}

static const char *dead_code(const struct object *b)
{
    if (b->state == STATE_FREED)
        return "use-after-free";
    if (b->state == STATE_LEFT && call_active(b->depth, b->call))
        return "use-after-scope";
    return "use-after-return";
}

void blame_bounds(uint32_t number, const void *p, uint64_t n, unsigned how, U site)
{
    const struct object *b = &objects[number];
    const char *code = how & HOW_WRITE ? "out-of-bounds-write" : "out-of-bounds-read";
    uint64_t a = (uint64_t)(uintptr_t)p, size = b->size;
    struct log_finding *f;
    if (b->state != STATE_LIVE && memory.contracts && b->kind == OBJECT_HEAP) {
        contracts_moved(number);
        f = finding_last(dead_code(b), site, NULL);
        contracts_moved_note(f, number);
    } else if (b->state != STATE_LIVE)
        f = finding_last(dead_code(b), site, NULL);
    else if (a < b->base)
        f = finding_last(code, site, "%llu %s before its start", (unsigned long long)(b->base - a),
                         bytes(b->base - a));
    else if (a == b->base + size)
        f = finding_last(code, site, "right behind its end");
    else if (a > b->base + size)
        f = finding_last(code, site, "%llu %s behind its end",
                         (unsigned long long)(a - b->base - size), bytes(a - b->base - size));
    else
        f = finding_last(code, site, "%llu %s %s, but there %s only %llu", (unsigned long long)n,
                         bytes(n), how & HOW_WRITE ? "are written" : "are read",
                         b->base + size - a == 1 ? "is" : "are",
                         (unsigned long long)(b->base + size - a));
    stop(f, number, p, n, how);
}

/* Text for an address where nothing lies. */
static const char *wild_text(uint64_t a, bool *ret_frame)
{
    *ret_frame = false;
    if (a == 0xbebebebebebebebe)
        return "the pointer was never set: it holds what fresh memory held";
    if (a >= FUNCTIONS_AT && a < LITERALS_AT)
        return "this is the address of a function, not of data";
    if (memory_is_frames(a, 1)) {
        *ret_frame = true;
        return "the address lies among variables that no pointer leads to";
    }
    if (offset_of((void *)a) < memory.span)
        return "nothing lies at this address";
    return "this is not an address of the program's memory";
}

/* Something starts within a few bytes behind a, and nothing lies at it. */
static uint32_t neighbour_behind(uint64_t a)
{
    for (uint64_t o = offset_of((void *)a), i = 0; i < 8; i++, o += GRANULE)
        if (inside(o, GRANULE) && object_at[o / GRANULE])
            return object_at[o / GRANULE];
    return 0;
}

/* The object is live and n bytes at p lie in it: may this be done to it? */
static bool allowed(uint32_t number, const void *p, uint64_t n, unsigned how, U site)
{
    const struct object *b = &objects[number];
    if (b->flags & OBJECT_HANDLE)
        stop(finding_last("wild-pointer", site, "what is inside is the library's"), number, p, n,
             how);
    if (!(how & HOW_WRITE) || !(b->flags & OBJECT_READ_ONLY))
        return true;
    bool named = b->kind == OBJECT_GLOBAL || b->kind == OBJECT_LOCAL;
    const char *text = b->kind == OBJECT_LITERAL ? "a text in quotes cannot be changed"
                       : named                   ? "it is declared const"
                                                 : "what the library hands out here is not to be changed";
    stop(finding_last("write-to-literal", site, "%s", text), number, p, n, how);
    return false;
}

COLD static void blame(const void *p, uint64_t n, unsigned how, U site)
{
    uint64_t a = (uint64_t)(uintptr_t)p;
    if (a < NULL_BYTES)
        stop(finding_last("null-dereference", site, NULL), 0, p, n, how);
    uint32_t number = object_around(p);
    const struct object *b = &objects[number];
    bool fits = number && b->state == STATE_LIVE && a - b->base < b->size &&
                n <= b->base + b->size - a;
    U stray_site;
    uint32_t from = stray_from(p, &stray_site);
    if (from && from != number && (stray_site == site || !fits))
        blame_bounds(from, p, n, how, site);
    if (fits && allowed(number, p, n, how, site))
        return;
    if (number)
        blame_bounds(number, p, n, how, site);
    bool frame;
    const char *text = wild_text(a, &frame);
    number = frame ? 0 : neighbour_behind(a);
    if (number)
        blame_bounds(number, p, n, how, site);
    struct log_finding *f = finding_last("wild-pointer", site, "%s", text);
    finding_access(f, p, n, how & HOW_WRITE);
    if (frame)
        finding_frame_variable(f, p);
    finding_stop();
}

void access_check(const void *p, uint64_t n, unsigned how, U site)
{
    uint32_t number = object_around(p);
    const struct object *b = &objects[number];
    uint64_t at = (uint64_t)(uintptr_t)p - b->base;
    uint8_t never = how & HOW_WRITE ? OBJECT_READ_ONLY | OBJECT_HANDLE : OBJECT_HANDLE;
    if (LIKELY(number && b->state == STATE_LIVE && at < b->size && n <= b->size - at &&
               !(b->flags & never) && !strays_any()))
        return;
    blame(p, n, how, site);
}

void tell_uninitialised(const void *p, uint64_t n, uint64_t hole, bool frame, U site)
{
    uint64_t o = offset_of(p);
    struct log_finding *f = finding_at_site("uninitialised-read", site, NULL);
    if (f) {
        finding_access(f, p, n, false);
        if (frame)
            finding_frame_variable(f, p);
        else
            finding_object(f, object_around(p));
        if (n > 1 && hole > o)
            finding_text(f, "the first %llu of %llu bytes were written, the next was not",
                         (unsigned long long)(hole - o), (unsigned long long)n);
    }
    if (!memory.pictures) /* told once; in a picture it stays what it is */
        bits_set(readable, o, n);
}
