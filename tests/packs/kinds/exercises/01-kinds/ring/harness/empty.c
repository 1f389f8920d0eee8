#include "ring.h"

#include <stdio.h>

int main(void)
{
    struct ring *r = ring_new(0);
    printf("%s\n", r ? "a ring" : "none");
    ring_free(r);
    r = ring_new(3);
    if (!r)
        return 1;
    printf("%zu\n", ring_count(r));
    ring_add(r, 7);
    int behind_one = ring_at(r, 1);
    ring_add(r, 8);
    ring_add(r, 9);
    printf("%d %d\n", behind_one, ring_at(r, 3));
    ring_free(r);
    return 0;
}
