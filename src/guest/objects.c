/* objects.c - the table of objects and the shadow of memory: what lies where.
 *
 * Memory, shadow and tables are reserved once, at fixed addresses, and cost nothing
 * until they are used. A reset clears what the run before has used.
 *
 * Bits of the shadow are handled 64 at a time; offsets handed in are trusted to be
 * inside the span. */
#include "guest/threads.h"

#include <sys/mman.h>

struct memory memory;

static struct {
    uint32_t next;      /* numbers from here on were never given in this run */
    uint32_t spare;     /* the first of the free numbers, linked through .link */
} table = { .next = STATICS_MAX };

/* ---- reserving ---- */

#define MEMORY_END (THREADS_AT + (THREADS_MAX - 1) * THREAD_BYTES)
enum { CALL_RECORDS = CALLS_MAX + 1 + (THREADS_MAX - 1) * THREAD_CALLS };

uint64_t objects_space(uint64_t span)
{
    return span / GRANULE * sizeof(uint32_t) + span / 8 * 2 + span / 64 +
           OBJECTS_MAX * sizeof(struct object) + CALL_RECORDS * sizeof(struct call_record) +
           4096 + SITES_MAX * sizeof(uint32_t) + 2 * OBJECTS_MAX * sizeof(uint32_t) + races_space(span);
}

bool reserve(uint64_t at, uint64_t size, const char *what, struct error *reterr)
{
    void *got = mmap((void *)at, size, PROT_READ | PROT_WRITE,
                     MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED_NOREPLACE, -1, 0);
    if (got == MAP_FAILED || got != (void *)at)
        return error_errno(reterr, ERROR_OS, "cannot reserve %llu bytes for the program's %s",
                           (unsigned long long)size, what);
    return true;
}

bool objects_init(uint64_t heap_region, struct error *reterr)
{
    if (HEAP_AT + heap_region > THREADS_AT)
        return error_set(reterr, ERROR_OS, "a heap of %llu bytes is too large",
                         (unsigned long long)heap_region);
    memory.heap_end = MEMORY_END;
    memory.span = memory.heap_end - MEMORY_AT;
    /* Nothing lies between the heap and the threads' regions: who runs off the end faults. */
    return reserve(MEMORY_AT, HEAP_AT + heap_region - MEMORY_AT, "memory", reterr) &&
           reserve(THREADS_AT, memory.heap_end - THREADS_AT, "memory", reterr);
}

bool objects_reserve(struct error *reterr)
{
    const uint64_t span = MEMORY_END - MEMORY_AT;
    return reserve(OBJECT_AT_TABLE, span / GRANULE * sizeof(uint32_t) + 4096, "objects", reterr) &&
           reserve(READABLE_TABLE, span / 8 + 4096, "shadow", reterr) &&
           reserve(WRITABLE_TABLE, span / 8 + 4096, "shadow", reterr) &&
           reserve(POINTERS_TABLE, span / 64 + 4096, "shadow", reterr) &&
           reserve(OBJECTS_TABLE, OBJECTS_MAX * sizeof(struct object), "objects", reterr) &&
           reserve(CALLS_TABLE, CALL_RECORDS * sizeof(struct call_record), "calls", reterr) &&
           reserve(REGISTERS_AT, 4096 + SITES_MAX * sizeof(uint32_t), "counts", reterr) &&
           reserve(WORK_TABLE, 2 * OBJECTS_MAX * sizeof(uint32_t), "leaks", reterr) &&
           races_init(span, reterr);
}

/* ---- numbers ---- */

void objects_forget(void)
{
    table.next = STATICS_MAX;
    table.spare = 0;
}

uint32_t object_next(uint32_t number)
{
    number++;
    if (number <= statics_count())
        return number;
    if (number < STATICS_MAX)
        number = STATICS_MAX;
    return number < table.next ? number : 0;
}

static void slot_own(uint64_t from, uint64_t to, uint32_t number)
{
    uint32_t *p = &object_at[(from - MEMORY_AT) / GRANULE];
    for (uint32_t *end = &object_at[(to - MEMORY_AT) / GRANULE]; p < end; p++)
        *p = number;
}

void object_put(uint32_t number, enum object_kind kind, uint64_t base, uint64_t size,
                uint64_t end)
{
    objects[number] = (struct object){ .base = base, .size = size,
                                       .slot_end = (uint32_t)((end - MEMORY_AT) / GRANULE),
                                       .kind = (uint8_t)kind, .state = STATE_LIVE };
    slot_own(base, end, number);
}

uint32_t object_new(enum object_kind kind, uint64_t base, uint64_t size, uint64_t end)
{
    uint32_t number = table.spare;
    if (number)
        table.spare = objects[number].link;
    else if (table.next < OBJECTS_MAX)
        number = table.next++;
    else
        return 0;
    object_put(number, kind, base, size, end);
    return number;
}

void object_drop(uint32_t number)
{
    struct object *b = &objects[number];
    slot_own(b->base, slot_end(b), 0);
    b->kind = OBJECT_NONE;
    b->state = STATE_NONE;
    b->link = table.spare;
    table.spare = number;
}

/* ---- bits ---- */

static uint8_t low(uint64_t n) { return (uint8_t)((1u << n) - 1); }

void bits_set(uint8_t *map, uint64_t o, uint64_t n)
{
    uint8_t *p = map + o / 8;
    unsigned from = o % 8;
    if (from + n <= 8) {
        *p |= (uint8_t)(low(n) << from);
        return;
    }
    if (from) {
        *p++ |= (uint8_t)(0xff << from);
        n -= 8 - from;
    }
    memset(p, 0xff, n / 8);
    p[n / 8] |= low(n % 8);
}

void bits_clear(uint8_t *map, uint64_t o, uint64_t n)
{
    uint8_t *p = map + o / 8;
    unsigned from = o % 8;
    if (from + n <= 8) {
        *p &= (uint8_t)~(low(n) << from);
        return;
    }
    if (from) {
        *p++ &= (uint8_t)~(0xff << from);
        n -= 8 - from;
    }
    memset(p, 0, n / 8);
    p[n / 8] &= (uint8_t)~low(n % 8);
}

uint64_t bits_hole(const uint8_t *map, uint64_t o, uint64_t n)
{
    uint64_t at = o, end = o + n;
    while (at < end) {
        if (at % 64 == 0 && end - at >= 64) {
            uint64_t word;
            memcpy(&word, map + at / 8, 8);
            if (word == UINT64_MAX) {
                at += 64;
                continue;
            }
            return at + (uint64_t)__builtin_ctzll(~word);
        }
        unsigned missing = (uint8_t)~map[at / 8] >> at % 8;
        uint64_t next = (at | 7) + 1;
        if (missing) {
            at += (unsigned)__builtin_ctz(missing);
            return at < end ? at : end;
        }
        at = next < end ? next : end;
    }
    return end;
}

bool bits_all(const uint8_t *map, uint64_t o, uint64_t n)
{
    return bits_hole(map, o, n) == o + n;
}

static uint64_t bits_get(const uint8_t *map, uint64_t o, uint64_t n) /* up to 56 */
{
    uint64_t word;
    memcpy(&word, map + o / 8, 8);
    return word >> o % 8 & ((1ull << n) - 1);
}

static void bits_put(uint8_t *map, uint64_t o, uint64_t n, uint64_t bits) /* up to 56 */
{
    uint64_t word, mask = ((1ull << n) - 1) << o % 8;
    memcpy(&word, map + o / 8, 8);
    word = (word & ~mask) | (bits << o % 8 & mask);
    memcpy(map + o / 8, &word, 8);
}

void bits_copy(uint8_t *map, uint64_t to, uint64_t from, uint64_t n)
{
    enum { STEP = 56 };
    if (to % 8 == 0 && from % 8 == 0 && n % 8 == 0) {
        memmove(map + to / 8, map + from / 8, n / 8);
    } else if (to <= from) {
        for (uint64_t at = 0; at < n; at += STEP) {
            uint64_t some = n - at < STEP ? n - at : STEP;
            bits_put(map, to + at, some, bits_get(map, from + at, some));
        }
    } else {
        for (uint64_t left = n; left > 0;) {
            uint64_t some = left < STEP ? left : STEP;
            left -= some;
            bits_put(map, to + left, some, bits_get(map, from + left, some));
        }
    }
}

void shadow_clear(uint64_t from, uint64_t to)
{
    from &= ~(uint64_t)63;
    to = (to + 63) & ~(uint64_t)63;
    memset(&object_at[from / GRANULE], 0, (to - from) / GRANULE * sizeof *object_at);
    memset(&readable[from / 8], 0, (to - from) / 8);
    memset(&writable[from / 8], 0, (to - from) / 8);
    memset(&pointers[from / 64], 0, (to - from) / 64);
}
