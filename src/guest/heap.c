/* heap.c - malloc and friends.
 *
 * A block is an object in the heap's ring of slots, with a red zone behind. Nothing
 * about it is kept in the region itself. A freed block keeps its slot, its bytes and
 * its story until the ring comes round to it, so a second free or a use after the free
 * is recognised as what it is.
 *
 * Fresh bytes are 0xbe: a program that reads what it never wrote does so in the same
 * way every time. In plain mode, where nobody watches, freed bytes become 0xdd. */
#include "guest/contracts.h"
#include "guest/costs.h"
#include "guest/faults.h"
#include "guest/threads.h"

#include <errno.h>

enum {
    CALL_FUEL = 8, /* what an allocation costs beside its bytes: steps, not seconds, end a run */
    FRESH = 0xbe,
    FREED = 0xdd,
    REFUSALS = 1000,        /* a program that goes on asking ends at its memory limit */
    FULL_WEIGHS = 100,      /* refusals, when the region has no slot left */
    ALIGN_MAX = 1 << 20,
    FUEL_BYTES = 256,       /* that making fresh costs one unit */
};

static struct {
    uint64_t limit; /* bytes live at once */
    uint64_t live;
    uint32_t refused; /* allocations, because too much was live or the region full */
} heap;

void heap_init(uint64_t heap_region)
{
    heap.limit = machine.limits.heap_bytes;
    ring_init(&heap_rings[0], HEAP_AT, HEAP_AT + heap_region, HEAP_AT + HEAP_RING);
    for (uint64_t i = 1; i < THREADS_MAX; i++) {
        uint64_t at = THREADS_AT + (i - 1) * THREAD_BYTES, from = at + THREAD_HEAP;
        ring_init(&heap_rings[i], from, at + THREAD_BYTES, from + HEAP_RING);
        ring_init(&locals_rings[i], at + THREAD_LOCALS, from, at + THREAD_LOCALS + LOCALS_RING);
    }
}

void heap_reset(void)
{
    for (uint32_t i = 0; i < THREADS_MAX; i++)
        if (heap_rings[i].high > heap_rings[i].from)
            ring_reset(&heap_rings[i]);
    heap.live = 0;
    heap.refused = 0;
}

static inline U here(void) { return memory.top->call.site; }

/* ---- making and freeing ---- */

static void *refuse(size_t size, uint32_t weight)
{
    if (size <= heap.limit && (heap.refused += weight) >= REFUSALS) {
        struct log_finding *f = finding_last("heap-limit", here(), "%llu more bytes, when %llu are "
                                             "in use", (unsigned long long)size,
                                             (unsigned long long)heap.live);
        if (f)
            f->access_size = size;
        machine_end(OUTCOME_HEAP_LIMIT, 0);
    }
    errno_set(ENOMEM);
    return NULL;
}

static void *allocate(size_t size, size_t align, bool zeroed)
{
    bool virgin;
    if (machine.checked)
        charge(CALL_FUEL);
    if (size > heap.limit || heap.live + size > heap.limit)
        return refuse(size, 1); /* at the cost of a call: that limit is told in its own words */
    if (faults_hit(FAULT_ALLOC, size)) {
        errno_set(ENOMEM);
        return NULL;
    }
    if (machine.checked)
        charge(size / FUEL_BYTES);
    uint32_t number = ring_take(&heap_rings[memory.thread], OBJECT_HEAP, size, align, &virgin);
    if (!number && memory.thread) /* too large for a thread's region */
        number = ring_take(&heap_rings[0], OBJECT_HEAP, size, align, &virgin);
    if (!number)
        return refuse(size, FULL_WEIGHS);
    struct object *b = &objects[number];
    b->index = (uint32_t)machine.run->allocations + 1;
    char *p = (char *)b->base;
    uint64_t o = b->base - MEMORY_AT;
    if (machine.checked) {
        bits_set(writable, o, size);
        if (UNLIKELY(memory.threads))
            races_fresh(o, size);
        if (memory.history && !virgin)
            history_write(p, size, here());
        if (zeroed)
            bits_set(readable, o, size);
        b->made = stack_now(here());
        b->made_step = b->lost_step = step_now();
        b->lost = LOST_NEVER_STORED;
        b->lost_stack = b->made;
        landmark(LANDMARK_MADE);
        if (memory.history)
            history_event(ENTRY_MADE, o, (uint32_t)size, b->index, here());
    }
    if (!zeroed)
        memset(p, FRESH, size);
    else if (!virgin)
        memset(p, 0, size);

    if (UNLIKELY(machine.costs)) {
        cost_made(number, size);
        if (zeroed)
            cost_bytes(p, size);
    }
    struct log_run *run = machine.run;
    run->allocations++;
    run->allocated_bytes += size;
    if (run->allocations - run->frees > run->live_blocks)
        run->live_blocks = run->allocations - run->frees;
    heap.live += size;
    run->live_bytes = heap.live;
    if (heap.live > run->peak_bytes)
        run->peak_bytes = heap.live;
    return p;
}

static void release(uint32_t number)
{
    struct object *b = &objects[number];
    uint64_t o = b->base - MEMORY_AT;
    if (UNLIKELY(held_any()) && machine.checked)
        sync_freed(b->base, b->size);
    if (UNLIKELY(memory.contracts))
        contracts_freed(number);
    if (UNLIKELY(machine.costs))
        cost_freed(number);
    ring_give(ring_at(b->base), number, STATE_FREED);
    if (machine.checked) {
        pointers_drop(o, b->size, LOST_OWNER_FREED, here());
        if (memory.history)
            history_bits(o, b->size, here());
        bits_clear(readable, o, b->size);
        bits_clear(writable, o, b->size);
        b->ended = stack_now(here());
        b->ended_step = step_now();
        landmark(LANDMARK_FREED);
        if (memory.history)
            history_event(ENTRY_ENDED, o, (uint32_t)b->size, 0, here());
    } else {
        memset((void *)b->base, FREED, b->size);
    }
    heap.live -= b->size;
    machine.run->frees++;
    machine.run->live_bytes = heap.live;
}

/* ---- what cannot be freed ---- */

static const char *not_a_block(const void *p, uint32_t number)
{
    uint64_t a = (uint64_t)(uintptr_t)p;
    switch (number ? objects[number].kind : OBJECT_NONE) {
    case OBJECT_GLOBAL:    return "it is the address of a variable that lives as long as the program";
    case OBJECT_LITERAL:   return "it is the address of a text in quotes";
    case OBJECT_LOCAL:     return "it is the address of a local variable";
    case OBJECT_LIBRARY:   return stream_known(p) ? "it is a FILE, for fclose()"
                                                  : "it belongs to the library";
    case OBJECT_ARGUMENTS: return "it belongs to main's arguments";
    default: break;
    }
    if (a >= FUNCTIONS_AT && a < LITERALS_AT)
        return "it is the address of a function";
    if (a >= machine.stack_low && a < machine.stack_high)
        return "it is the address of a local variable";
    return a < NULL_BYTES ? "it is a small number, not an address" : "no block lies there";
}

COLD static void tell_bad_free(const void *p, uint32_t number, bool resize)
{
    const struct object *b = &objects[number];
    uint64_t a = (uint64_t)(uintptr_t)p;
    struct log_finding *f;
    bool moved = number && memory.contracts && contracts_moved(number);
    if (number && b->kind == OBJECT_HEAP && b->base == a)
        f = finding_last(resize ? "use-after-free" : moved ? "moved-twice" : "double-free", here(),
                         resize  ? "realloc of a block that was freed"
                         : moved ? "who owns it since has freed it" : NULL);
    else if (number && b->kind == OBJECT_HEAP)
        f = finding_last("invalid-free", here(), "%llu %s into a block that %s",
                         (unsigned long long)(a - b->base), a - b->base == 1 ? "byte" : "bytes",
                         b->state == STATE_LIVE ? "is live" : "was freed");
    else
        f = finding_last("invalid-free", here(), "%s", not_a_block(p, number));
    if (f) {
        f->address = a;
        finding_object(f, number);
        if (moved)
            contracts_moved_note(f, number);
        if (f->object.kind)
            f->offset = (int64_t)(a - f->object.base);
    }
    finding_stop();
}

static bool is_block(uint32_t number, const void *p)
{
    const struct object *b = &objects[number];
    return number && b->kind == OBJECT_HEAP && b->state == STATE_LIVE &&
           b->base == (uint64_t)(uintptr_t)p;
}

/* The live block that starts at p; anything else ends the run. */
static uint32_t block_to_free(const void *p, bool resize)
{
    uint32_t number = object_around(p);
    if (UNLIKELY(memory.threads) && is_block(number, p))
        library_turn(objects[number].base - MEMORY_AT, objects[number].size, true, here());
    if (is_block(number, p)) {
        if (UNLIKELY(memory.threads))
            thread_ended(objects[number].base - MEMORY_AT, objects[number].size, here());
        return number;
    }
    tell_bad_free(p, number, resize);
    return 0;
}

/* ---- what programs call ---- */

LIBC(void *, malloc, size_t size) { return allocate(size, OBJECT_ALIGN, false); }

LIBC(void *, calloc, size_t count, size_t each)
{
    size_t size;
    if (__builtin_mul_overflow(count, each, &size)) {
        errno_set(ENOMEM);
        return NULL;
    }
    return allocate(size, OBJECT_ALIGN, true);
}

LIBC(void, free, void *p)
{
    uint32_t number = p ? block_to_free(p, false) : 0;
    if (number)
        release(number);
}

/* The bytes of one block to another, with what is known of them. */
BARE static void hand_over(void *to, const void *from, size_t n)
{
    if (machine.checked) {
        charge(n / FUEL_BYTES);
        bits_copy(readable, offset_of(to), offset_of(from), n);
    }
    memcpy(to, from, n);
    if (machine.checked)
        pointers_take(offset_of(to), n);
}

/* Always moves: a program that keeps an old pointer has it wrong every time. */
LIBC(void *, realloc, void *p, size_t size)
{
    if (!p)
        return allocate(size, OBJECT_ALIGN, false);
    uint32_t number = block_to_free(p, true);
    if (!number)
        return NULL;
    if (size == 0) {
        release(number);
        return NULL;
    }
    /* The old block does not count against the limit while it is copied. */
    size_t old = objects[number].size;
    heap.live -= old;
    uint64_t peak = machine.run->peak_bytes;
    cost_resize(number);
    void *q = allocate(size, OBJECT_ALIGN, false);
    cost_resize(0);
    heap.live += old;
    machine.run->live_bytes = heap.live;
    if (!q)
        return NULL;
    machine.run->peak_bytes = peak > heap.live - old ? peak : heap.live - old;
    hand_over(q, p, old < size ? old : size);
    if (UNLIKELY(machine.costs) && !cost_resized_in_place()) {
        cost_bytes(p, old < size ? old : size);
        cost_bytes(q, old < size ? old : size);
    }
    release(number);
    return q;
}

LIBC(void *, reallocarray, void *p, size_t count, size_t each)
{
    size_t size;
    if (__builtin_mul_overflow(count, each, &size)) {
        errno_set(ENOMEM);
        return NULL;
    }
    return guest_realloc(p, size);
}

static bool power_of_two(size_t n) { return n && (n & (n - 1)) == 0; }

LIBC(void *, aligned_alloc, size_t align, size_t size)
{
    if (!power_of_two(align) || align > ALIGN_MAX) {
        errno_set(EINVAL);
        return NULL;
    }
    return allocate(size, align, false);
}

LIBC(void *, memalign, size_t align, size_t size) { return guest_aligned_alloc(align, size); }

LIBC(int, posix_memalign, void **ret, size_t align, size_t size)
{
    if (!power_of_two(align) || align % sizeof(void *) || align > ALIGN_MAX)
        return EINVAL;
    could_write(ret, sizeof *ret);
    int before = errno_now();
    void *p = allocate(size, align, false);
    errno_set(before);
    if (!p)
        return ENOMEM;
    writes_pointer(ret, p);
    return 0;
}

LIBC(size_t, malloc_usable_size, void *p)
{
    uint32_t number = object_around(p);
    const struct object *b = &objects[number];
    return number && b->base == (uint64_t)(uintptr_t)p && b->kind == OBJECT_HEAP &&
           b->state == STATE_LIVE ? b->size : 0;
}

static char *duplicate(const char *s, size_t n)
{
    char *p = allocate(n + 1, OBJECT_ALIGN, false);
    if (!p)
        return NULL;
    hand_over(p, s, n);
    p[n] = '\0';
    if (UNLIKELY(machine.costs)) {
        cost_bytes(s, n + 1);
        cost_bytes(p, n + 1);
    }
    if (machine.checked)
        bits_set(readable, offset_of(p), n + 1);
    return p;
}

LIBC(char *, strdup, const char *s) { return duplicate(s, text_length(s, SIZE_MAX)); }
LIBC(char *, strndup, const char *s, size_t most) { return duplicate(s, text_length(s, most)); }
