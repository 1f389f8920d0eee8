#include "ring.h"

#include <assert.h>

int main(void)
{
    struct ring *r = ring_new(2);
    assert(r && ring_count(r) == 0 && ring_at(r, 0) == 0);
    ring_add(r, 1);
    ring_add(r, 2);
    assert(ring_count(r) == 2 && ring_at(r, 0) == 1 && ring_at(r, 1) == 2);
    ring_add(r, 3);
    assert(ring_count(r) == 2 && ring_at(r, 0) == 2 && ring_at(r, 1) == 3);
    ring_add(r, 4);
    ring_add(r, 5);
    assert(ring_count(r) == 2 && ring_at(r, 0) == 4 && ring_at(r, 1) == 5);
    assert(ring_at(r, 2) == 0);
    ring_free(r);
    ring_free(NULL);
    assert(!ring_new(0));
    return 0;
}
