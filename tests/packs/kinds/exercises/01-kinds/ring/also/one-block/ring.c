#include "ring.h"

#include <stdlib.h>

/* Ring and readings in one block. */
struct ring {
    size_t room, count, next;
    int readings[];
};

struct ring *ring_new(size_t room)
{
    struct ring *r = room ? malloc(sizeof *r + room * sizeof r->readings[0]) : NULL;
    if (r) {
        r->room = room;
        r->count = r->next = 0;
    }
    return r;
}

void ring_free(struct ring *r)
{
    free(r);
}

void ring_add(struct ring *r, int reading)
{
    r->readings[r->next++] = reading;
    if (r->next == r->room)
        r->next = 0;
    if (r->count < r->room)
        r->count++;
}

size_t ring_count(const struct ring *r)
{
    return r->count;
}

int ring_at(const struct ring *r, size_t n)
{
    if (n >= r->count)
        return 0;
    return r->readings[(r->next + r->room - r->count + n) % r->room];
}
