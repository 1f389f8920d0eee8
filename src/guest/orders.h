/* orders.h - what an atomic load may read, and what it learns from it: orders.c as atomics.c
 * sees it. Not for other rooms.
 *
 * All are called between thread_point() and thread_done(), of n bytes at offset o, whose bits
 * memory holds now: of more than 8 bytes a hash of them. order is a memory_order, 0..5. */
#ifndef GUEST_ORDERS_H
#define GUEST_ORDERS_H

#include "guest/threads.h"

enum { ORDER_RELAXED, ORDER_CONSUME, ORDER_ACQUIRE, ORDER_RELEASE, ORDER_ACQ_REL, ORDER_SEQ_CST };

struct order_place { uint64_t o; uint32_t n; U site; };

/* The bits that the load reads. */
uint64_t order_load(struct order_place p, uint64_t memory, unsigned order);
/* True: it is the newest of its place, and memory shall hold it. */
bool order_store(struct order_place p, uint64_t memory, uint64_t value, unsigned order);
/* The bits that an update reads; expected: those of a compare-exchange, which updates nothing
 * if it reads others, and is then a load with the order `failure`; else NULL. */
uint64_t order_update(struct order_place p, uint64_t memory, const uint64_t *expected,
                      unsigned order, unsigned failure);
/* What the update under way stores. As order_store(). */
bool order_update_end(uint64_t value, unsigned order);
void order_fence(unsigned order);
/* The last load, or failed update, did not read the newest store: the next may read another. */
bool order_was_old(void);

#endif
