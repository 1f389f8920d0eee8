/* The newest readings of a sensor, as many as there is room for. */
#ifndef RING_H
#define RING_H

#include <stdbool.h>
#include <stddef.h>

struct ring;

/* NULL: there is no memory, or room is 0. The caller frees it with ring_free(). */
struct ring *ring_new(size_t room);
void ring_free(struct ring *r); /* NULL is fine */
/* When it is full, the oldest reading gives way. */
void ring_add(struct ring *r, int reading);
size_t ring_count(const struct ring *r);
/* The n-th reading, 0 the oldest; 0 if there is none. */
int ring_at(const struct ring *r, size_t n);
/* A dare: room for more. False: there is no memory, and nothing has changed. */
bool ring_grow(struct ring *r, size_t room);

#endif
