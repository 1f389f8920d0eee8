/* heap.c - malloc and friends, with the story of every block.
 *
 * The heap is one region at a fixed address, so that a program sees the same
 * addresses on every machine. It is cut into granules of 16 bytes. A block takes
 * a slot: its bytes and a red zone of at least 32 bytes behind them, filled with
 * a pattern that is compared when the block is freed and when the program ends.
 * Nothing about a block is kept in the region itself; a table of blocks lies
 * elsewhere, and owner[] says which block's slot starts at a granule.
 *
 * Slots are handed out in a ring: a freed block keeps its slot, and its story,
 * until the hand has been all the way round the region. A second free, or a
 * write after the free (freed bytes are filled with 0xdd), is therefore
 * recognised as what it is. Fresh bytes are 0xbe: a program that reads what it
 * never wrote does so in the same way every time.
 *
 * Which block an address lies in is asked often, by every library function that
 * is handed a pointer. starts[] has a bit for each granule where a slot starts,
 * and coarse[] a bit for each word of starts[] that is not zero, so the last
 * start before any address is found in a few steps.
 *
 * Call stacks are interned: a block keeps two numbers. */
#include "guest/machine.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>

#define HEAP_AT 0x200000000000u
enum {
    GRANULE = 16,
    RED_ZONE = 32,
    FRESH = 0xbe,
    FREED = 0xdd,
    ZONE = 0xfb,
    SPARE_BYTES = 64 << 20, /* freed blocks that are remembered, beyond heap_bytes */
    STACKS = 4096,          /* different call stacks remembered */
    STACK_SLOTS = 8192,
    REFUSALS = 1000,        /* a program that goes on asking ends at its memory limit */
    CHECKED = 512, /* bytes at each end of a freed block that are compared */
};

enum state { NONE, LIVE, DEAD, GAP };
struct block {
    uint64_t base, size;     /* of the bytes the program asked for */
    uint32_t slot, granules; /* the slot, in granules from the region's start */
    uint32_t made, freed;    /* numbers of call stacks */
    uint8_t state;
    bool damaged;            /* reported already */
};

static struct {
    char *at;             /* the region */
    uint32_t granules;    /* in it */
    uint64_t limit;       /* bytes live at once */
    struct block *blocks; /* number 0 is not used */
    uint32_t *owner;      /* by granule: the number of the block whose slot starts there */
    uint64_t *starts, *coarse;
    uint32_t *spare;      /* numbers free for use again */
    uint32_t spares, next_number;
    uint32_t hand;        /* where the next slot is looked for */
    uint32_t high;        /* granules ever used in this run */
    uint32_t ever_high;   /* and in any run: beyond it all bytes are 0 */
    uint64_t live;
    uint32_t refused;     /* allocations, because too much was live */
} heap;

static struct {
    uint64_t stack[STACKS][LOG_STACK];
    uint16_t slot[STACK_SLOTS];
    uint32_t count; /* number 0 is the unknown stack */
} stacks;

static const uint64_t no_stack[LOG_STACK];

bool heap_init(uint64_t heap_bytes, struct error *reterr)
{
    uint64_t size = (2 * heap_bytes + SPARE_BYTES + 4095) & ~(uint64_t)4095;
    heap.granules = (uint32_t)(size / GRANULE);
    heap.limit = heap_bytes;
    size_t most = heap.granules + 2; /* a gap may be as small as one granule */
    const int prot = PROT_READ | PROT_WRITE;
    const int flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE;
    heap.at = mmap((void *)HEAP_AT, size, prot, flags | MAP_FIXED_NOREPLACE, -1, 0);
    heap.blocks = mmap(NULL, most * sizeof *heap.blocks, prot, flags, -1, 0);
    heap.owner = mmap(NULL, (heap.granules + 1) * sizeof *heap.owner, prot, flags, -1, 0);
    heap.spare = mmap(NULL, most * sizeof *heap.spare, prot, flags, -1, 0);
    heap.starts = mmap(NULL, heap.granules / 8 + 8, prot, flags, -1, 0);
    heap.coarse = mmap(NULL, heap.granules / 512 + 8, prot, flags, -1, 0);
    if (heap.at == MAP_FAILED || heap.blocks == MAP_FAILED || heap.owner == MAP_FAILED ||
        heap.spare == MAP_FAILED || heap.starts == MAP_FAILED || heap.coarse == MAP_FAILED)
        return error_errno(reterr, ERROR_OS, "cannot reserve %llu bytes for the program's heap",
                           (unsigned long long)size);
    return true;
}

void heap_reset(void)
{
    memset(heap.owner, 0, heap.high * sizeof *heap.owner);
    memset(heap.starts, 0, (heap.high / 64 + 1) * sizeof *heap.starts);
    memset(heap.coarse, 0, (heap.high / 4096 + 1) * sizeof *heap.coarse);
    heap.high = heap.hand = 0;
    heap.next_number = 1;
    heap.spares = 0;
    heap.live = 0;
    heap.refused = 0;
    memset(stacks.slot, 0, sizeof stacks.slot);
    stacks.count = 1;
}

/* ---- call stacks ---- */

static uint32_t stack_number(const uint64_t stack[LOG_STACK])
{
    uint64_t h = 0;
    for (int i = 0; i < LOG_STACK && stack[i]; i++)
        h = (h ^ stack[i]) * 0x9e3779b97f4a7c15u;
    for (uint32_t i = (uint32_t)(h >> 40);; i++) {
        uint16_t n = stacks.slot[i % STACK_SLOTS];
        if (n == 0) {
            if (stacks.count == STACKS)
                return 0;
            memcpy(stacks.stack[stacks.count], stack, sizeof stacks.stack[0]);
            stacks.slot[i % STACK_SLOTS] = (uint16_t)stacks.count;
            return stacks.count++;
        }
        if (memcmp(stacks.stack[n], stack, sizeof stacks.stack[0]) == 0)
            return n;
    }
}

static const uint64_t *stack_by(uint32_t number)
{
    return number && number < STACKS ? stacks.stack[number] : no_stack;
}

static uint32_t stack_now(void)
{
    uint64_t stack[LOG_STACK];
    stack_here(stack);
    return stack_number(stack);
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

/* ---- looking blocks up ---- */

static void start_set(uint32_t g)
{
    heap.starts[g / 64] |= 1ull << g % 64;
    heap.coarse[g / 4096] |= 1ull << g / 64 % 64;
}

static void start_clear(uint32_t g)
{
    heap.starts[g / 64] &= ~(1ull << g % 64);
    if (heap.starts[g / 64] == 0)
        heap.coarse[g / 4096] &= ~(1ull << g / 64 % 64);
}

static uint64_t up_to(uint32_t bit) { return ~0ull >> (63 - bit); }
static uint32_t last(uint64_t word) { return 63 - (uint32_t)__builtin_clzll(word); }

/* The last slot that starts at g or before it; there is one at 0. */
static uint32_t start_before(uint32_t g)
{
    uint64_t bits = heap.starts[g / 64] & up_to(g % 64);
    if (bits)
        return g / 64 * 64 + last(bits);
    uint32_t word = g / 64; /* now the last word before it that is not zero */
    bits = word % 64 ? heap.coarse[word / 64] & up_to(word % 64 - 1) : 0;
    uint32_t group = word / 64;
    while (!bits && group > 0)
        bits = heap.coarse[--group];
    if (!bits)
        return 0;
    word = group * 64 + last(bits);
    return word * 64 + last(heap.starts[word]);
}

/* The block whose slot holds address a, or NULL. */
static struct block *block_around(uintptr_t a)
{
    if (a < (uintptr_t)heap.at || a >= (uintptr_t)heap.at + (uint64_t)heap.high * GRANULE)
        return NULL;
    uint32_t g = start_before((uint32_t)((a - (uintptr_t)heap.at) / GRANULE));
    struct block *b = heap.owner[g] ? &heap.blocks[heap.owner[g]] : NULL;
    return b && b->state != GAP ? b : NULL;
}

static void *slot_at(uint32_t granule) { return heap.at + (uint64_t)granule * GRANULE; }
static char *slot_end(const struct block *b) { return slot_at(b->slot + b->granules); }

/* ---- red zones ---- */

static void check_zone(struct block *b, bool at_end)
{
    if (b->damaged)
        return;
    const unsigned char *from = (const unsigned char *)b->base + b->size;
    const unsigned char *to = (const unsigned char *)slot_end(b), *first = from, *last = to;
    while (first < to && *first == ZONE)
        first++;
    if (first == to)
        return;
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

static bool pattern_kept(const unsigned char *p, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (p[i] != FREED)
            return false;
    return true;
}

static void check_freed(struct block *b)
{
    const unsigned char *p = (const unsigned char *)b->base;
    size_t n = b->size < CHECKED ? b->size : CHECKED;
    if (b->damaged || (pattern_kept(p, n) && pattern_kept(p + b->size - n, n)))
        return;
    b->damaged = true;
    struct log_finding *f = finding_add_at("use-after-free", stack_by(b->made));
    tell(f, b);
    finding_text(f, "a write into the freed block, found when the program ended");
}

void heap_touch(const void *p, size_t n, bool write)
{
    uintptr_t a = (uintptr_t)p;
    if (a < (uintptr_t)heap.at || a >= (uintptr_t)heap.at + (uint64_t)heap.granules * GRANULE || !n)
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

/* ---- slots ---- */

static uint32_t number_new(void)
{
    return heap.spares ? heap.spare[--heap.spares] : heap.next_number++;
}

static void slot_set(uint32_t number, uint32_t slot, uint32_t granules, enum state state)
{
    struct block *b = &heap.blocks[number];
    *b = (struct block){ .slot = slot, .granules = granules, .state = state };
    heap.owner[slot] = number;
    start_set(slot);
}

/* Granules in front of slot so that the address behind them is aligned. */
static uint32_t lead_for(uint32_t slot, size_t align)
{
    uintptr_t a = (uintptr_t)slot_at(slot);
    return (uint32_t)(((a + align - 1) & ~(uintptr_t)(align - 1)) - a) / GRANULE;
}

/* Virgin space behind everything used so far. */
static uint32_t slot_fresh(uint32_t granules, size_t align)
{
    uint32_t slot = heap.high, lead = lead_for(slot, align);
    if ((uint64_t)slot + lead + granules > heap.granules)
        return 0;
    heap.high = slot + lead + granules; /* first: the tick may end the run anywhere in here */
    if (lead)
        slot_set(number_new(), slot, lead, GAP);
    uint32_t number = number_new();
    slot_set(number, slot + lead, granules, LIVE);
    return number;
}

/* The next run of freed slots that is long enough, from the hand on; their
 * blocks are forgotten. 0 after a whole lap. */
static uint32_t slot_again(uint32_t granules, size_t align)
{
    for (int lap = 0; lap < 2; lap++) {
        uint32_t from = heap.hand, at = heap.hand;
        while (at < heap.high) {
            struct block *b = &heap.blocks[heap.owner[at]];
            at += b->granules;
            if (b->state == LIVE) {
                from = at;
                continue;
            }
            uint32_t lead = lead_for(from, align);
            if (at - from < lead + granules)
                continue;
            for (uint32_t g = from; g < at;) {
                uint32_t number = heap.owner[g], length = heap.blocks[number].granules;
                heap.owner[g] = 0;
                start_clear(g);
                heap.spare[heap.spares++] = number;
                g += length;
            }
            uint32_t rest = at - from - lead - granules;
            if (lead)
                slot_set(number_new(), from, lead, GAP);
            uint32_t number = number_new();
            slot_set(number, from + lead, granules, LIVE);
            if (rest)
                slot_set(number_new(), from + lead + granules, rest, GAP);
            heap.hand = from + lead + granules;
            return number;
        }
        heap.hand = 0;
    }
    return 0;
}

static void *allocate(size_t size, size_t align, bool zeroed, uint32_t made)
{
    if (size > heap.limit || heap.live + size > heap.limit) {
        if (size <= heap.limit && ++heap.refused == REFUSALS)
            machine_end(OUTCOME_HEAP_LIMIT, 0);
        errno = ENOMEM;
        return NULL;
    }
    uint32_t granules = (uint32_t)((size + RED_ZONE + GRANULE - 1) / GRANULE);
    uint32_t number = slot_fresh(granules, align);
    if (!number)
        number = slot_again(granules, align);
    if (!number) {
        errno = ENOMEM;
        return NULL;
    }
    struct block *b = &heap.blocks[number];
    char *p = slot_at(b->slot), *end = slot_end(b);
    b->base = (uintptr_t)p;
    b->size = size;
    b->made = made;
    bool virgin = b->slot >= heap.ever_high;
    if (heap.high > heap.ever_high)
        heap.ever_high = heap.high;
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
    const char *what = "an address that malloc never gave";
    if (a >= machine.stack_low && a < machine.stack_high)
        what = "the address of a local variable";
    else if (a >= machine.code_from && a < machine.code_to)
        what = "the address of a function";
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
    for (uint32_t g = 0; g < heap.high && heap.owner[g];) {
        struct block *b = &heap.blocks[heap.owner[g]];
        if (b->state == LIVE || b->state == DEAD)
            check_zone(b, true);
        if (b->state == DEAD)
            check_freed(b);
        if (b->state == LIVE && leaks)
            leak_add(b);
        g += b->granules ? b->granules : 1;
    }
}
