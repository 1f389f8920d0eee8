#include "ring.h"

#include <stdlib.h>

struct ring {
    int *readings;
    size_t room, count, next; /* next: where the next reading goes */
};

struct ring *ring_new(size_t room)
{
    if (room == 0)
        return NULL;
    struct ring *r = malloc(sizeof *r);
    if (!r)
        return NULL;
    r->readings = calloc(room, sizeof *r->readings);
    r->room = room;
    r->count = r->next = 0;
    return r;
}

void ring_free(struct ring *r)
{
    if (r)
        free(r->readings);
    free(r);
}

void ring_add(struct ring *r, int reading)
{
    r->readings[r->next] = reading;
    r->next = (r->next + 1) % r->room;
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
