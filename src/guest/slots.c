/* slots.c - the heap's region, cut into slots.
 *
 * The region lies at a fixed address and is counted in granules of 16 bytes.
 * Up to heap.high it is tiled by slots without a hole; each belongs to a block
 * in a table elsewhere, or is a gap. owner[] gives the block by the granule its
 * slot starts at.
 *
 * Slots are handed out in a ring: a freed block keeps its slot, and its story,
 * until the hand has been all the way round the region.
 *
 * Which block an address lies in is asked often, by every library function that
 * is handed a pointer. starts[] has a bit for each granule where a slot starts,
 * and coarse[] a bit for each word of starts[] that is not zero, so the last
 * start before any address is found in a few steps.
 *
 * The tick may end a run anywhere in here; what reset needs (heap.high) is
 * therefore always written first. */
#include "guest/heap.h"

#include <string.h>
#include <sys/mman.h>

#define HEAP_AT 0x200000000000u

static struct {
    char *at;             /* the region */
    uint32_t granules;    /* in it */
    struct block *blocks; /* number 0 is not used */
    uint32_t *owner;      /* by granule: the number of the block whose slot starts there */
    uint64_t *starts, *coarse;
    uint32_t *spare;      /* numbers free for use again */
    uint32_t spares, next_number;
    uint32_t hand;        /* where a freed slot is looked for next */
    uint32_t high;        /* granules ever used in this run */
    uint32_t ever_high;   /* and in any run: beyond it all bytes are 0 */
} heap;

bool slots_init(uint64_t size, struct error *reterr)
{
    heap.granules = (uint32_t)(size / GRANULE);
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

void slots_reset(void)
{
    memset(heap.owner, 0, heap.high * sizeof *heap.owner);
    memset(heap.starts, 0, (heap.high / 64 + 1) * sizeof *heap.starts);
    memset(heap.coarse, 0, (heap.high / 4096 + 1) * sizeof *heap.coarse);
    heap.high = heap.hand = 0;
    heap.next_number = 1;
    heap.spares = 0;
}

static char *slot_at(uint32_t granule) { return heap.at + (uint64_t)granule * GRANULE; }
char *slot_end(const struct block *b) { return slot_at(b->slot + b->granules); }

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

bool slots_hold(uintptr_t a)
{
    return a >= (uintptr_t)heap.at && a < (uintptr_t)heap.at + (uint64_t)heap.granules * GRANULE;
}

struct block *block_around(uintptr_t a)
{
    if (a < (uintptr_t)heap.at || a >= (uintptr_t)heap.at + (uint64_t)heap.high * GRANULE)
        return NULL;
    uint32_t g = start_before((uint32_t)((a - (uintptr_t)heap.at) / GRANULE));
    struct block *b = heap.owner[g] ? &heap.blocks[heap.owner[g]] : NULL;
    return b && b->state != GAP ? b : NULL;
}

struct block *slot_next(const struct block *b)
{
    uint32_t g = b ? b->slot + b->granules : 0;
    return g < heap.high && heap.owner[g] ? &heap.blocks[heap.owner[g]] : NULL;
}

/* ---- taking them ---- */

static uint32_t number_new(void)
{
    return heap.spares ? heap.spare[--heap.spares] : heap.next_number++;
}

static void slot_set(uint32_t number, uint32_t slot, uint32_t granules, enum block_state state)
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

struct block *slot_take(uint32_t granules, size_t align, bool *ret_virgin)
{
    uint32_t number = slot_fresh(granules, align);
    if (!number)
        number = slot_again(granules, align);
    if (!number)
        return NULL;
    struct block *b = &heap.blocks[number];
    *ret_virgin = b->slot >= heap.ever_high;
    if (heap.high > heap.ever_high)
        heap.ever_high = heap.high;
    b->base = (uintptr_t)slot_at(b->slot);
    return b;
}
