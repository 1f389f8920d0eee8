/* steps.c - pointer arithmetic, subscripts, and calls through pointers.
 *
 * A pointer may go anywhere in its object and to its end, which lies in the red zone
 * behind and so still maps to the object. One that leaves it is told once, and kept in
 * a small table of strays with the object it came from: it may come back, and what is
 * accessed through it is judged against that object, not against what happens to lie
 * there. Once a pointer has strayed into the bytes of another live object, all loads and
 * stores take their slow path, which asks the table. */
#include "guest/threads.h"

enum { STRAYS = 64 };

static struct {
    struct { uint64_t value, base; uint32_t number; U site; } at[STRAYS];
    uint32_t count, next;
} strays;

void strays_reset(void) { strays.count = strays.next = 0; }

bool strays_any(void) { return strays.count > 0; }

uint32_t stray_from(const void *p, U *ret_site)
{
    for (uint32_t i = 0; i < strays.count; i++)
        if (strays.at[i].value == (uint64_t)(uintptr_t)p &&
            objects[strays.at[i].number].base == strays.at[i].base &&
            objects[strays.at[i].number].kind != OBJECT_NONE) {
            *ret_site = strays.at[i].site;
            return strays.at[i].number;
        }
    return 0;
}

/* p, a pointer into the object number, is at an address that is not its own. */
static void stray_add(const void *p, uint32_t number, U site)
{
    uint64_t value = (uint64_t)(uintptr_t)p;
    uint32_t i = 0;
    while (i < strays.count && strays.at[i].value != value)
        i++;
    if (i == strays.count) {
        i = strays.next++ % STRAYS;
        if (strays.count < STRAYS)
            strays.count++;
    }
    strays.at[i].value = value;
    strays.at[i].base = objects[number].base;
    strays.at[i].number = number;
    strays.at[i].site = site;
    uint32_t other = object_around(p);
    if (other && other != number && objects[other].state == STATE_LIVE)
        threads_watch();
}

static bool within(uint32_t number, const void *p)
{
    return number && (uint64_t)(uintptr_t)p - objects[number].base <= objects[number].size;
}

/* ---- p + n ---- */

static int64_t clamp(__int128 n)
{
    return n > INT64_MAX ? INT64_MAX : n < INT64_MIN ? INT64_MIN : (int64_t)n;
}

/* quiet: nothing is told, but it is a stray all the same. */
COLD static P step_slow(P p, L index, L size, bool quiet, U site)
{
    P to = (P)((uint64_t)p + (uint64_t)index * (uint64_t)size);
    U stray_site;
    uint32_t number = stray_from(p, &stray_site), here = object_around(p);
    if (number && here != number && within(here, p) && within(here, to) &&
        objects[here].state == STATE_LIVE && !within(number, to))
        return to; /* it may as well be a pointer to what lies here */
    if (!number)
        number = here;
    if (!number) {
        if (!p && index && !quiet)
            finding_at_site("pointer-out-of-object", site, "a null pointer plus %ld", index);
        return to;
    }
    const struct object *b = &objects[number];
    __int128 at = (__int128)(int64_t)((uint64_t)p - b->base) + (__int128)index * size;
    if (at >= 0 && at <= b->size)
        return to;
    if (b->state == STATE_LIVE) {
        struct log_finding *f = quiet ? NULL : finding_at_site("pointer-out-of-object", site, NULL);
        if (f) {
            finding_object(f, number);
            f->address = (uint64_t)to;
            f->offset = clamp(at);
            f->has_index = size > 0;
            f->index = index;
            f->element_size = (uint64_t)size;
            if (at < 0)
                finding_text(f, "%lld bytes before its start", (long long)clamp(-at));
            else
                finding_text(f, "%lld bytes behind its end", (long long)clamp(at - b->size));
        }
    }
    stray_add(to, number, site);
    return to;
}

P hook_pi(P p, L index, L size, U site)
{
    uint32_t number = object_around(p);
    const struct object *b = &objects[number];
    L distance;
    bool overflow = __builtin_mul_overflow(index, size, &distance);
    P to = (P)((uint64_t)p + (uint64_t)distance);
    if (UNLIKELY(overflow || !number || strays.count || (uint64_t)p - b->base > b->size ||
                 (uint64_t)to - b->base > b->size))
        return step_slow(p, index, size, false, site);
    return to;
}

/* ---- array[index] ---- */

COLD static P index_slow(P array, L index, L count, L size, U how, U site)
{
    P to = (P)((uint64_t)array + (uint64_t)index * (uint64_t)size);
    if (count <= 0) /* a flexible member, or declared without a size */
        return hook_pi(array, index, size, site);
    uint32_t number = object_around(array);
    struct log_finding *f =
        how == 0 ? finding_at_site("pointer-out-of-object", site, NULL)
                 : finding_last(how & HOW_WRITE ? "out-of-bounds-write" : "out-of-bounds-read",
                                site, NULL);
    if (f) {
        f->address = (uint64_t)to;
        if (how)
            finding_access(f, to, size > 0 ? (uint64_t)size : 0, how & HOW_WRITE);
        if (number)
            finding_object(f, number);
        else
            finding_frame_variable(f, array);
        if (f->object.kind)
            f->offset = (int64_t)((uint64_t)to - f->object.base);
        f->has_index = true;
        f->index = index;
        f->count = (uint64_t)count;
        f->element_size = (uint64_t)size;
        finding_text(f, "the index is %ld, the array has %ld element%s", index, count,
                     count == 1 ? "" : "s");
    }
    if (how)
        finding_stop();
    if (number && !within(number, to))
        stray_add(to, number, site);
    return to;
}

L hook_ix(P root, L index, L count, L size, U how, U site)
{
    index_slow(root, index, count, size, how, site);
    return index * size;
}

P hook_ia(P array, L index, L count, L size, U how, U site)
{
    if (UNLIKELY((uint64_t)index >= (uint64_t)count && !(how == 0 && index == count && count > 0)))
        return index_slow(array, index, count, size, how, site);
    return array + index * size;
}

/* ---- p[n], about to be accessed ---- */

COLD static P reach_slow(P p, L index, L size, U how, U site)
{
    P to = (P)((uint64_t)p + (uint64_t)index * (uint64_t)size);
    U stray_site;
    if (how == 0)
        return step_slow(p, index, size, true, site);
    uint32_t number = stray_from(p, &stray_site);
    number = number ? number : object_around(p);
    const struct object *b = &objects[number];
    uint64_t bytes = size > 0 ? (uint64_t)size : 1;
    if (!number && in_live_frames(p, 1))
        return to; /* a temporary: the value of a function that returns a struct */
    if (!number || b->state != STATE_LIVE)
        access_check(p, bytes, how, site); /* whatever lies at the other end */
    __int128 at = (__int128)(int64_t)((uint64_t)p - b->base) + (__int128)index * size;
    if (at >= 0 && (at < b->size || object_around(to) == number))
        return to; /* or close behind: the access knows how many bytes it wants */
    blame_bounds(number, to, bytes, how, site);
    return to;
}

P hook_px(P p, L index, L size, U how, U site)
{
    uint32_t number = object_around(p);
    const struct object *b = &objects[number];
    L distance;
    bool overflow = __builtin_mul_overflow(index, size, &distance);
    P to = (P)((uint64_t)p + (uint64_t)distance);
    if (UNLIKELY(overflow || !number || strays.count || b->state != STATE_LIVE ||
                 (uint64_t)p - b->base > b->size || (uint64_t)to - b->base >= b->size))
        return reach_slow(p, index, size, how, site);
    return to;
}

/* ---- a - b ---- */

COLD static void tell_difference(P a, P b, U site)
{
    U ignored;
    uint32_t to = stray_from(a, &ignored), from = stray_from(b, &ignored);
    to = to ? to : object_around(a);
    from = from ? from : object_around(b);
    if (to == from && (to || (a && b)))
        return;
    if ((!to && a) || (!from && b))
        return; /* the access, if there is one, tells more */
    struct log_finding *f = finding_at_site("pointer-out-of-object", site,
                                            "the two pointers lead to different objects, so their "
                                            "difference means nothing");
    if (f) {
        f->address = (uint64_t)a;
        finding_object(f, to ? to : from);
    }
}

L hook_pd(P a, P b, L size, U site)
{
    if (UNLIKELY(object_around(a) != object_around(b) || strays.count || !a != !b))
        tell_difference(a, b, site);
    L distance = (L)((uint64_t)a - (uint64_t)b);
    return size > 1 ? distance / size : distance;
}

/* ---- a < b ---- */

COLD static void tell_comparison(P a, P b, U site)
{
    U ignored;
    uint32_t left = stray_from(a, &ignored), right = stray_from(b, &ignored);
    left = left ? left : object_around(a);
    right = right ? right : object_around(b);
    if (left == right || !left || !right || objects[left].state != STATE_LIVE || objects[right].state != STATE_LIVE)
        return; /* what is no more, or nowhere, is told when it is used */
    struct log_finding *f = finding_at_site("pointer-comparison", site, NULL);
    if (f) {
        f->address = (uint64_t)a;
        finding_object(f, left);
    }
}

I hook_pc(P a, P b, U site)
{
    if (UNLIKELY(object_around(a) != object_around(b) || strays.count))
        tell_comparison(a, b, site);
    return ((uint64_t)a > (uint64_t)b) - ((uint64_t)a < (uint64_t)b);
}

/* ---- calls through pointers ---- */

static const char *text_of(uint32_t name)
{
    return name < machine.program->names_len ? machine.program->names + name : "";
}

static void *code_of(const void *function, const char *signature, U site)
{
    const struct program *p = machine.program;
    uint64_t a = (uint64_t)(uintptr_t)function, n = (a - FUNCTIONS_AT) / FUNCTION_BYTES;
    bool good = (a - FUNCTIONS_AT) % FUNCTION_BYTES == 0 && n > 0 && n < p->function_count;
    if (LIKELY(good) && (!signature || strcmp(text_of(p->functions[n].signature), signature) == 0))
        return machine.code[n];
    struct log_finding *f;
    if (good) {
        f = finding_last("wild-pointer", site, "the function %s is called as if it had other "
                         "parameters or another result", text_of(p->functions[n].name));
        finding_function(f, (uint32_t)n);
    } else if (a < NULL_BYTES) {
        f = finding_last("null-dereference", site, "it is called as a function");
    } else {
        uint32_t number = object_around(function);
        f = finding_last("wild-pointer", site, number ? "it leads to data and is called as a function"
                                                      : "it is called, but no function lies there");
        finding_object(f, number);
    }
    if (f)
        f->address = a;
    finding_stop();
    return NULL;
}

void *hook_fn(P function, P signature, U site) { return code_of(function, signature, site); }

void *callback(const void *function, const char *signature)
{
    if (machine.checked)
        return code_of(function, signature, memory.top->call.site);
    uint64_t n = ((uint64_t)(uintptr_t)function - FUNCTIONS_AT) / FUNCTION_BYTES;
    return n < machine.program->function_count ? machine.code[n] : (void *)function;
}
