#include "ring.h"

#include <assert.h>

int main(void)
{
    struct ring *r = ring_new(2);
    assert(ring_count(r) == 0);
    ring_free(r);
    return 0;
}
