/* Where an address leads, by the table of regions. */
#include "layout.h"

const struct region *region_find(const struct table *t, address a)
{
    // Which region does `a` lie in? Mind both of its ends.
    (void)t;
    (void)a;
    return NULL;
}

enum place place_of(const struct table *t, address a)
{
    // Ask region_find(), then the region.
    (void)t;
    (void)a;
    return NOWHERE;
}
