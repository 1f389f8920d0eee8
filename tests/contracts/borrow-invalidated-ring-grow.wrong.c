/* The slot was lent before the ring took a larger block. */
#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>

struct ring { owned long *slots; size_t room, head; };

static borrows_from(r) long *ring_head(borrows struct ring *r)
{
    return r->slots + r->head % r->room;
}

static int ring_grow(borrows_mut struct ring *r)
{
    long *slots = calloc(r->room * 2, sizeof *slots);
    if (!slots)
        return -1;
    for (size_t i = 0; i < r->room; i++)
        slots[i] = r->slots[i];
    free(r->slots);
    r->slots = slots;
    r->room *= 2;
    return 0;
}

int main(void)
{
    struct ring r = {calloc(2, sizeof(long)), 2, 0};
    if (!r.slots)
        return 1;
    long *head = ring_head(&r);
    *head = 5;
    if (ring_grow(&r) == 0)
        *head = 6; //! borrow-invalidated
    free(r.slots);
    return 0;
}
