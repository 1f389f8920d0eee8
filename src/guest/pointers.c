/* pointers.c - who still points to a block of the heap.
 *
 * Every store of a pointer passes through here, and so does every end of memory that
 * holds pointers, so each block knows how many words of memory hold an address within
 * it. When the last of them goes, that is remembered as the moment of loss; another
 * store makes it void. Whether a block is leaked in the end is not decided by this count
 * (leaks.c looks at what memory really holds), only when and how it was lost.
 *
 * A word whose bit is set in `pointers` holds an address that is counted. If the block
 * that it pointed to was forgotten meanwhile and another lies there, the count of that
 * one is off; it never goes below 0, and only the story of a loss suffers. */
#include "guest/contracts.h"

static void pointer_down(uint64_t value, enum lost_how how, U site)
{
    uint32_t number = object_around((void *)value);
    struct object *b = &objects[number];
    if (!number || b->kind != OBJECT_HEAP || b->state != STATE_LIVE || b->pointers == 0)
        return;
    b->lost_step = step_now();
    b->lost_site = site;
    b->lost = (uint8_t)how;
    if (--b->pointers > 0)
        return;
    b->lost_stack = stack_now(site);
    if (memory.history)
        history_event(ENTRY_LOST, b->base - MEMORY_AT, how, 0, site);
    if (how == LOST_RETURNED && number == memory.returned && memory.top > memory.bottom + 1) {
        b->lost = LOST_RESULT; /* until the caller keeps it */
        b->lost_stack = stack_of_caller();
    }
}

P hook_rv(P value)
{
    memory.returned = heap_address((uint64_t)value) ? object_around(value) : 0;
    return value;
}

static void pointer_up(uint64_t value)
{
    uint32_t number = object_around((void *)value);
    if (number && objects[number].kind == OBJECT_HEAP)
        objects[number].pointers++;
}

void pointer_store(uint64_t o, uint64_t value, U site)
{
    uint64_t old = *(uint64_t *)(MEMORY_AT + o);
    uint8_t *bits = &pointers[o >> 6], bit = (uint8_t)(1 << (o >> 3 & 7));
    bool was = *bits & bit;
    if (UNLIKELY(memory.contracts) && heap_address(value))
        contracts_stored(value, o, site);
    if (was && old == value)
        return;
    if (heap_address(value)) {
        pointer_up(value); /* first: the old pointer may be to the same block */
        *bits |= bit;
    } else {
        *bits &= (uint8_t)~bit;
    }
    if (was)
        pointer_down(old, LOST_OVERWRITTEN, site);
}

void pointers_drop(uint64_t o, uint64_t n, enum lost_how how, U site)
{
    if (n == 0)
        return;
    uint64_t word = o >> 3, last = (o + n - 1) >> 3;
    while (word <= last) {
        if (word % 8 == 0 && last - word >= 8 && !pointers[word / 8]) {
            word += 8;
            continue;
        }
        uint8_t bit = (uint8_t)(1 << word % 8);
        if (pointers[word / 8] & bit) {
            pointers[word / 8] &= (uint8_t)~bit;
            pointer_down(*(uint64_t *)(MEMORY_AT + word * 8), how, site);
        }
        word++;
    }
}

void pointers_take(uint64_t o, uint64_t n)
{
    uint64_t at = (o + 7) & ~(uint64_t)7;
    for (; at + 8 <= o + n; at += 8) {
        uint64_t value = *(uint64_t *)(MEMORY_AT + at);
        if (heap_address(value) && bits_all(readable, at, 8)) {
            pointers[at >> 6] |= (uint8_t)(1 << (at >> 3 & 7));
            pointer_up(value);
            if (UNLIKELY(memory.contracts))
                contracts_stored(value, at, memory.top->call.site);
        }
    }
}
