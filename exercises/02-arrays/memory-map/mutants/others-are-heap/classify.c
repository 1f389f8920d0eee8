/* Where an address leads, by the table of regions. */
#include "layout.h"

const struct region *region_find(const struct table *t, address a)
{
    for (size_t i = 0; i < t->count; i++) {
        const struct region *r = &t->at[i];
        /* Not a < start + size: at the top of memory that sum begins again at 0. */
        if (a >= r->start && a - r->start < r->size)
            return r;
    }
    return NULL;
}

enum place place_of(const struct table *t, address a)
{
    const struct region *r = region_find(t, a);
    if (r == NULL)
        return NOWHERE;
    if (r->owner == 's')
        return STACK;
    if (r->owner == 'h')
        return HEAP;
    if (r->owner == 'p')
        return r->writable ? STATIC : LITERAL;
    return HEAP;
}
