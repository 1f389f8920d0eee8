/* costs.h - what a run costs, between the files that count it. Not for other rooms.
 *
 * The model is described where it is computed: accesses and the cache in costs.c, malloc in
 * costs_heap.c. All of it is on only while machine.costs is; nothing here asks the kernel. */
#ifndef GUEST_COSTS_H
#define GUEST_COSTS_H

#include "guest/heart.h"

enum {
    COST_LINE = 64,          /* bytes of a line of the cache */
    COST_L1_SETS = 64, COST_L1_WAYS = 8,   /* 32 KiB */
    COST_L2_SETS = 512, COST_L2_WAYS = 8,  /* 256 KiB */
    COST_L1 = 4, COST_L2 = 10, COST_MEMORY = 200, /* units of an access that is found there */
    COST_STEP = 1,           /* of a statement */
    COST_MALLOC = 20, COST_FREE = 20, /* besides what they touch */
    COST_SPAN = 200,         /* a size class takes a span */
    COST_PAGE = 1000,        /* a page of 4 KiB is used for the first time */
    COST_SYSTEM = 500,       /* a block that is mapped or unmapped by itself */
    COST_SMALL = 32 << 10,   /* bytes; a larger block is mapped by itself */
    COST_SPAN_BYTES = 64 << 10,
    COST_PAGE_BYTES = 4096,
    COST_CLASSES = 40,
    COST_MOST_HEAP = 1 << 30, /* bytes of spans */
};
/* Where the model has heap blocks: addresses of its own, behind those of the machine's. */
#define COST_HEAP_AT  0x100000000ul /* spans */
#define COST_LARGE_AT 0x200000000ul /* blocks mapped by themselves; wraps at COST_ADDRESSES */
#define COST_ADDRESSES 0x2000000000ul

/* ---- costs.c ---- */
uint64_t costs_space(void);
bool costs_init(struct error *reterr);
void costs_reset(void);
void costs_begin(void);                 /* a run begins */
void costs_end(struct log_run *run);    /* it is over */
/* n bytes at p are read or written as one value. */
void cost_value(const void *p, unsigned n);
/* The same for many bytes, a word each. */
void cost_bytes(const void *p, uint64_t n);
/* A line is touched by what is no access of the program's: the allocator's own. */
void cost_line(uint64_t model_address);
void cost_add(uint64_t units);
/* Where the model has an object of the heap or a local; by number. */
extern uint64_t *const cost_places;

/* A local was put on top of frames.open. */
void cost_local(uint32_t number, uint64_t align);

/* ---- costs_heap.c ---- */
uint64_t cost_heap_space(void);
void cost_heap_reset(void);
void cost_made(uint32_t number, uint64_t size);
void cost_freed(uint32_t number);
/* realloc() of this block begins: the next cost_made() is what it becomes. 0: it is over. */
void cost_resize(uint32_t number);
bool cost_resized_in_place(void); /* of the last cost_made(): nothing needs to be copied */
unsigned cost_class(uint64_t size); /* 0..COST_CLASSES-1, of 1..COST_SMALL bytes */
uint64_t cost_class_bytes(unsigned class);

#endif
