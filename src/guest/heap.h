/* heap.h - what heap.c, slots.c and stacks.c share: blocks and where they lie. */
#ifndef GUEST_HEAP_H
#define GUEST_HEAP_H

#include "guest/machine.h"

enum { GRANULE = 16 };
enum block_state { NONE, LIVE, DEAD, GAP };
struct block {
    uint64_t base, size;     /* of the bytes the program asked for */
    uint32_t slot, granules; /* the slot, in granules from the region's start */
    uint32_t made, freed;    /* numbers of call stacks */
    uint8_t state;           /* GAP: a slot that nobody has */
    bool damaged;            /* told already */
};

/* ---- slots.c ---- */
bool slots_init(uint64_t size, struct error *reterr); /* bytes of the region */
void slots_reset(void);
/* A slot for a new LIVE block, aligned to align bytes; NULL if there is none.
 * *ret_virgin: its bytes were never used and are 0. */
struct block *slot_take(uint32_t granules, size_t align, bool *ret_virgin);
char *slot_end(const struct block *b);
bool slots_hold(uintptr_t address); /* it lies in the region */
/* The block whose slot holds this address, or NULL. */
struct block *block_around(uintptr_t address);
/* Every slot in the order of addresses: NULL starts, NULL ends. Gaps come too. */
struct block *slot_next(const struct block *b);

/* ---- stacks.c ---- */
void stacks_reset(void);
/* The number of the call stack as it is now; 0 if there are too many. */
uint32_t stack_now(void);
const uint64_t *stack_by(uint32_t number); /* LOG_STACK long; of 0: all 0 */

#endif
