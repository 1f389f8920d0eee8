#include "ring.h"

#include <stdlib.h>

struct ring {
    int *readings;
    size_t room, count;
};

struct ring *ring_new(size_t room)
{
    struct ring *r = malloc(sizeof *r);
    r->readings = malloc(room * sizeof *r->readings);
    r->room = room;
    r->count = 0;
    return r;
}

void ring_free(struct ring *r)
{
    free(r->readings);
    free(r);
}

void ring_add(struct ring *r, int reading)
{
    r->readings[r->count++] = reading;
}

size_t ring_count(const struct ring *r)
{
    return r->count;
}

int ring_at(const struct ring *r, size_t n)
{
    return r->readings[n];
}
