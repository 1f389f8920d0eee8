/* heap.c - malloc and friends, with the story of every block.
 *
 * A block takes a slot of the region (slots.c): its bytes and a red zone of at
 * least 32 bytes behind them, filled with a pattern that is compared when the
 * block is freed and when the program ends. Nothing about a block is kept in
 * the region itself.
 *
 * A freed block keeps its slot for a long time. A second free, or a write after
 * the free (freed bytes are filled with 0xdd), is therefore recognised as what
 * it is. Fresh bytes are 0xbe: a program that reads what it never wrote does so
 * in the same way every time. */
#include "guest/heap.h"

#include <errno.h>
#include <string.h>

enum {
    RED_ZONE = 32,
    FRESH = 0xbe,
    FREED = 0xdd,
    ZONE = 0xfb,
#ifdef TINY
    REGION_TIMES = 1,
    SPARE_BYTES = 4096,
#else
    REGION_TIMES = 2,       /* the region is so many times the bytes that may be live, */
    SPARE_BYTES = 64 << 20, /* and this: room for freed blocks to be remembered */
#endif
    REFUSALS = 1000,        /* a program that goes on asking ends at its memory limit */
    FULL_WEIGHS = 100,      /* refusals, when the region has no slot left */
    CHECKED = 512,          /* bytes at each end of a freed block that are compared */
};

static struct {
    uint64_t limit; /* bytes live at once */
    uint64_t live;
    uint32_t refused; /* allocations, because too much was live or the region full */
} heap;

static unsigned char freed_bytes[CHECKED], zone_bytes[RED_ZONE + GRANULE];

bool heap_init(uint64_t heap_bytes, struct error *reterr)
{
    memset(freed_bytes, FREED, sizeof freed_bytes);
    memset(zone_bytes, ZONE, sizeof zone_bytes);
    heap.limit = heap_bytes;
    return slots_init((REGION_TIMES * heap_bytes + SPARE_BYTES + 4095) & ~(uint64_t)4095, reterr);
}

void heap_reset(void)
{
    slots_reset();
    stacks_reset();
    heap.live = 0;
    heap.refused = 0;
}

/* ---- findings ---- */

static void tell(struct log_finding *f, const struct block *b)
{
    if (!f)
        return;
    f->address = b->base;
    f->size = b->size;
    f->blocks = 1;
    memcpy(f->made_stack, stack_by(b->made), sizeof f->made_stack);
    memcpy(f->freed_stack, stack_by(b->freed), sizeof f->freed_stack);
}

/* ---- red zones ---- */

static void check_zone(struct block *b, bool at_end)
{
    if (b->damaged)
        return;
    const unsigned char *from = (const unsigned char *)b->base + b->size;
    const unsigned char *to = (const unsigned char *)slot_end(b), *first = from, *last = to;
    if (memcmp(from, zone_bytes, (size_t)(to - from)) == 0)
        return;
    while (first < to && *first == ZONE)
        first++;
    while (last[-1] == ZONE)
        last--;
    b->damaged = true;
    struct log_finding *f = at_end ? finding_add_at("out-of-bounds-write", stack_by(b->made))
                                   : finding_add("out-of-bounds-write", NULL);
    const char *when = at_end ? "found when the program ended" : "found when it was freed";
    /* Untouched right behind this block and spoilt closer to the next one:
     * somebody wrote in front of that. */
    struct block *next = block_around((uintptr_t)to);
    if (next && first - from >= 8 && to - last < first - from) {
        if (f && at_end)
            memcpy(f->stack, stack_by(next->made), sizeof f->stack);
        tell(f, next);
        int n = (int)(to - first);
        finding_text(f, "%d %s before its start, %s", n, n == 1 ? "byte" : "bytes", when);
        return;
    }
    tell(f, b);
    if (first == from)
        finding_text(f, "right behind its last byte, %s", when);
    else
        finding_text(f, "%d %s behind its end, %s", (int)(first - from),
                     first - from == 1 ? "byte" : "bytes", when);
}

static void check_freed(struct block *b)
{
    const unsigned char *p = (const unsigned char *)b->base;
    size_t n = b->size < CHECKED ? b->size : CHECKED;
    if (b->damaged || (memcmp(p, freed_bytes, n) == 0 &&
                       memcmp(p + b->size - n, freed_bytes, n) == 0))
        return;
    b->damaged = true;
    struct log_finding *f = finding_add_at("use-after-free", stack_by(b->made));
    tell(f, b);
    finding_text(f, "a write into the freed block, found when the program ended");
}

void heap_touch(const void *p, size_t n, bool write)
{
    uintptr_t a = (uintptr_t)p;
    if (!n || !slots_hold(a))
        return;
    struct block *b = block_around(a);
    if (!b || (write && b->damaged))
        return;
    uint64_t left = a < b->base + b->size ? b->base + b->size - a : 0;
    struct log_finding *f = NULL;
    if (b->state == DEAD && left) {
        f = finding_add("use-after-free", write ? "a library function writes to it"
                                                : "a library function reads it");
    } else if (b->state == LIVE && write && n > left) {
        f = finding_add("out-of-bounds-write", "%llu %s written, but there is room for %llu",
                        (unsigned long long)n, n == 1 ? "byte is" : "bytes are",
                        (unsigned long long)left);
    } else {
        return;
    }
    b->damaged |= write; /* told now; no need to find it again in the red zone */
    tell(f, b);
}

/* ---- making and freeing ---- */

static void *refuse(size_t size, uint32_t weight)
{
    if (size <= heap.limit && (heap.refused += weight) >= REFUSALS)
        machine_end(OUTCOME_HEAP_LIMIT, 0);
    errno = ENOMEM;
    return NULL;
}

static void *allocate(size_t size, size_t align, bool zeroed, uint32_t made)
{
    if (size > heap.limit || heap.live + size > heap.limit)
        return refuse(size, 1);
    uint32_t granules = (uint32_t)((size + RED_ZONE + GRANULE - 1) / GRANULE);
    bool virgin;
    struct block *b = slot_take(granules, align, &virgin);
    if (!b) /* full of small blocks, each with its red zone: a long search */
        return refuse(size, FULL_WEIGHS);
    char *p = (char *)b->base, *end = slot_end(b);
    b->size = size;
    b->made = made;
    if (!zeroed)
        memset(p, FRESH, size);
    else if (!virgin)
        memset(p, 0, size);
    memset(p + size, ZONE, (size_t)(end - p) - size);

    struct log_run *run = machine.run;
    run->allocations++;
    heap.live += size;
    run->live_bytes = heap.live;
    if (heap.live > run->peak_bytes)
        run->peak_bytes = heap.live;
    return p;
}

static void release(struct block *b, uint32_t freed)
{
    check_zone(b, false);
    b->state = DEAD;
    b->freed = freed;
    memset((void *)b->base, FREED, b->size);
    heap.live -= b->size;
    machine.run->frees++;
    machine.run->live_bytes = heap.live;
}

/* The live block that starts at p. Anything else is a finding, and NULL. */
static struct block *block_to_free(void *p, bool resize)
{
    uintptr_t a = (uintptr_t)p;
    struct block *b = block_around(a);
    struct log_finding *f;
    if (b && b->base == a && b->state == LIVE)
        return b;
    if (b && b->base == a) {
        f = finding_add(resize ? "use-after-free" : "double-free", "%s",
                        resize ? "realloc of a block that was freed" : "");
        tell(f, b);
        return NULL;
    }
    if (b && a < b->base + b->size) {
        f = finding_add("invalid-free", "%llu %s into a block that %s",
                        (unsigned long long)(a - b->base), a - b->base == 1 ? "byte" : "bytes",
                        b->state == LIVE ? "is live" : "was freed");
        tell(f, b);
        return NULL;
    }
    const char *what = "";
    if (a >= machine.stack_low && a < machine.stack_high)
        what = "the address of a local variable";
    else if (a >= machine.code_from && a < machine.code_to)
        what = "the address of a function";
    else if (stream_known(p))
        what = "it is a FILE, for fclose()";
    else if (a < 4096)
        what = "a small number, not an address";
    f = finding_add("invalid-free", "%s", what);
    if (f)
        f->address = a;
    return NULL;
}

/* ---- what programs call ---- */

LIBC(void *, malloc, size_t size)
{
    return allocate(size, GRANULE, false, stack_now());
}

LIBC(void *, calloc, size_t count, size_t each)
{
    size_t size;
    if (__builtin_mul_overflow(count, each, &size)) {
        errno = ENOMEM;
        return NULL;
    }
    return allocate(size, GRANULE, true, stack_now());
}

LIBC(void, free, void *p)
{
    struct block *b = p ? block_to_free(p, false) : NULL;
    if (b)
        release(b, stack_now());
}

/* Always moves: a program that keeps an old pointer has it wrong every time. */
LIBC(void *, realloc, void *p, size_t size)
{
    uint32_t here = stack_now();
    if (!p)
        return allocate(size, GRANULE, false, here);
    struct block *b = block_to_free(p, true);
    if (!b)
        return NULL;
    if (size == 0) {
        release(b, here);
        return NULL;
    }
    /* The old block does not count against the limit while it is copied. */
    size_t old = b->size;
    heap.live -= old;
    uint64_t peak = machine.run->peak_bytes;
    void *q = allocate(size, GRANULE, false, here);
    heap.live += old;
    machine.run->live_bytes = heap.live;
    if (!q)
        return NULL;
    machine.run->peak_bytes = peak > heap.live - old ? peak : heap.live - old;
    memcpy(q, p, old < size ? old : size);
    release(b, here);
    return q;
}

LIBC(void *, reallocarray, void *p, size_t count, size_t each)
{
    size_t size;
    if (__builtin_mul_overflow(count, each, &size)) {
        errno = ENOMEM;
        return NULL;
    }
    void *q = guest_realloc(p, size);
    KEEP_FRAME();
    return q;
}

static bool power_of_two(size_t n) { return n && (n & (n - 1)) == 0; }

LIBC(void *, aligned_alloc, size_t align, size_t size)
{
    if (!power_of_two(align) || align > (1u << 20)) {
        errno = EINVAL;
        return NULL;
    }
    return allocate(size, align < GRANULE ? GRANULE : align, false, stack_now());
}

LIBC(void *, memalign, size_t align, size_t size)
{
    void *p = guest_aligned_alloc(align, size);
    KEEP_FRAME();
    return p;
}

LIBC(int, posix_memalign, void **ret, size_t align, size_t size)
{
    if (!power_of_two(align) || align % sizeof(void *) || align > (1u << 20))
        return EINVAL;
    int before = errno;
    void *p = allocate(size, align < GRANULE ? GRANULE : align, false, stack_now());
    errno = before;
    if (!p)
        return ENOMEM;
    *ret = p;
    return 0;
}

LIBC(size_t, malloc_usable_size, void *p)
{
    struct block *b = p ? block_around((uintptr_t)p) : NULL;
    return b && b->base == (uintptr_t)p && b->state == LIVE ? b->size : 0;
}

LIBC(char *, strdup, const char *s)
{
    reads(s, 1);
    size_t n = strlen(s) + 1;
    char *p = allocate(n, GRANULE, false, stack_now());
    return p ? memcpy(p, s, n) : NULL;
}

LIBC(char *, strndup, const char *s, size_t most)
{
    reads(s, most > 0);
    size_t n = strnlen(s, most);
    char *p = allocate(n + 1, GRANULE, false, stack_now());
    if (!p)
        return NULL;
    memcpy(p, s, n);
    p[n] = '\0';
    return p;
}

/* ---- the end of a run ---- */

static void leak_add(const struct block *b)
{
    struct log_run *run = machine.run;
    const uint64_t *made = stack_by(b->made);
    for (uint32_t i = 0; i < run->finding_count; i++) {
        struct log_finding *f = &run->findings[i];
        if (strcmp(f->code, "leak") == 0 && memcmp(f->stack, made, sizeof f->stack) == 0) {
            f->blocks++;
            f->size += b->size;
            return;
        }
    }
    struct log_finding *f = finding_add_at("leak", made);
    tell(f, b);
}

BARE void heap_check_end(bool leaks)
{
    for (struct block *b = NULL; (b = slot_next(b)) != NULL && b->granules > 0;) {
        if (b->state == GAP)
            continue;
        check_zone(b, true);
        if (b->state == DEAD)
            check_freed(b);
        else if (leaks)
            leak_add(b);
    }
}
