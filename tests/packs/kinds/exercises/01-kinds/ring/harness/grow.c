#include "ring.h"

#include <stdio.h>

static void show(const struct ring *r)
{
    for (size_t i = 0; i < ring_count(r); i++)
        printf("%d ", ring_at(r, i));
}

int main(void)
{
    struct ring *r = ring_new(4);
    if (!r)
        return 1;
    for (int i = 1; i <= 8; i++)
        ring_add(r, i);
    show(r);
    printf("|");
    if (!ring_grow(r, 6))
        return 1;
    ring_add(r, 9);
    ring_add(r, 10);
    for (size_t i = 0; i < ring_count(r); i++)
        printf(" %d", ring_at(r, i));
    printf("\n");
    ring_free(r);
    return 0;
}
