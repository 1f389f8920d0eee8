/* costs_heap.c - the model of malloc: what an allocation costs, and where its block lies.
 *
 * It is the plan of today's allocators (TCMalloc, jemalloc, mimalloc) without their threads:
 *
 *   Up to 32 KiB a block has a size class: multiples of 16 up to 128 bytes, then four classes
 *   to each doubling (Evans, "A scalable concurrent malloc implementation for FreeBSD", 2006).
 *   Each class keeps a list of freed blocks, whose first word leads to the next. An allocation
 *   takes the first: 20 units and that word's access, which may miss the cache. A free puts its
 *   block in front: the same. (About 20 cycles is what Kanev, Xi, Wei and Brooks give for the
 *   fast path in "Mallacc: Accelerating Memory Allocation", ASPLOS 2017.)
 *   If the list is empty, the next block is cut from the class's span of 64 KiB; when that is
 *   used up, a new span is taken, 200 units more. Each page of 4 KiB that a block reaches for
 *   the first time costs 1000: the kernel must find and clear it (a minor page fault is some
 *   tenths of a microsecond).
 *   A larger block is mapped by itself and given back when it is freed: 500 units each time,
 *   and 1000 for each of its pages.
 *   realloc() keeps a block where it is if the class stays the same, else it is an allocation,
 *   a copy and a free.
 *
 * So most allocations cost next to nothing and some cost fifty times as much: malloc takes no
 * constant time, and the maximum of a program that allocates in a request shows it. Spans are
 * not given back, and a class's freed blocks serve that class alone, as in its models. */
#include "guest/costs.h"

enum { BLOCK_LEAST = 16, SMALL_STEPS = 8 /* classes of multiples of 16 */ };

static uint32_t *const links = (uint32_t *)COST_LINKS_TABLE; /* by place in spans / 16; + 1 */
static struct {
    uint32_t freed[COST_CLASSES];              /* place / 16 + 1 of the first; 0: none */
    uint64_t next[COST_CLASSES], end[COST_CLASSES]; /* of the span, places; touched pages end
                                                  where next's page does */
    uint64_t spans;                            /* bytes taken for spans */
    uint64_t large;                            /* place of the next large block */
    uint32_t resizing;                         /* an object's number */
    bool kept;                                 /* the last realloc stayed in place */
} heap;

void cost_heap_reset(void) { memset(&heap, 0, sizeof heap); }

unsigned cost_class(uint64_t size)
{
    if (size <= BLOCK_LEAST * SMALL_STEPS)
        return size ? (unsigned)(size - 1) / BLOCK_LEAST : 0;
    unsigned log = 63 - (unsigned)__builtin_clzl(size - 1); /* 128 < size: at least 7 */
    unsigned quarter = (unsigned)((size - 1) >> (log - 2)) & 3;
    return SMALL_STEPS + (log - 7) * 4 + quarter;
}

uint64_t cost_class_bytes(unsigned class)
{
    if (class < SMALL_STEPS)
        return (class + 1) * BLOCK_LEAST;
    unsigned log = 7 + (class - SMALL_STEPS) / 4, quarter = (class - SMALL_STEPS) % 4;
    return ((uint64_t)4 + quarter + 1) << (log - 2);
}

static uint64_t pages(uint64_t bytes)
{
    return (bytes + COST_PAGE_BYTES - 1) / COST_PAGE_BYTES;
}

/* The next block of a class's span; its first page may have been begun by the one before. */
static uint64_t cut(unsigned class)
{
    uint64_t bytes = cost_class_bytes(class);
    if (heap.end[class] - heap.next[class] < bytes) {
        cost_add(COST_SPAN);
        heap.next[class] = heap.spans % COST_MOST_HEAP;
        heap.end[class] = heap.next[class] + COST_SPAN_BYTES;
        heap.spans += COST_SPAN_BYTES;
    }
    uint64_t at = heap.next[class];
    heap.next[class] += bytes;
    cost_add(COST_PAGE * (pages(heap.next[class]) - pages(at)));
    return COST_HEAP_AT + at;
}

static uint64_t make(uint64_t size)
{
    cost_add(COST_MALLOC);
    if (size > COST_SMALL) {
        uint64_t at = COST_LARGE_AT + heap.large;
        cost_add(COST_SYSTEM + COST_PAGE * pages(size));
        heap.large = (heap.large + pages(size) * COST_PAGE_BYTES) % (COST_ADDRESSES - COST_LARGE_AT);
        return at;
    }
    unsigned class = cost_class(size);
    uint32_t first = heap.freed[class];
    if (!first)
        return cut(class);
    uint64_t at = COST_HEAP_AT + (uint64_t)(first - 1) * BLOCK_LEAST;
    cost_line(at);
    heap.freed[class] = links[first - 1];
    return at;
}

void cost_made(uint32_t number, uint64_t size)
{
    uint32_t old = heap.resizing;
    heap.kept = old && size <= COST_SMALL && objects[old].size <= COST_SMALL && cost_places[old] &&
                cost_class(size) == cost_class(objects[old].size);
    if (heap.kept) {
        cost_add(COST_MALLOC);
        cost_places[number] = cost_places[old];
        cost_places[old] = 0; /* nothing is freed with it */
        return;
    }
    cost_places[number] = make(size);
}

void cost_resize(uint32_t number) { heap.resizing = number; }
bool cost_resized_in_place(void) { return heap.kept; }

void cost_freed(uint32_t number)
{
    uint64_t at = cost_places[number];
    if (!at)
        return;
    cost_add(COST_FREE);
    if (at >= COST_LARGE_AT) {
        cost_add(COST_SYSTEM);
        return;
    }
    unsigned class = cost_class(objects[number].size);
    uint32_t place = (uint32_t)((at - COST_HEAP_AT) / BLOCK_LEAST);
    cost_line(at);
    links[place] = heap.freed[class];
    heap.freed[class] = place + 1;
}

uint64_t cost_heap_space(void) { return COST_MOST_HEAP / BLOCK_LEAST * sizeof *links; }
