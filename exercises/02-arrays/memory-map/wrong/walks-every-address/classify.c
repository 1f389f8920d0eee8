/* Where an address leads, by the table of regions. */
#include "layout.h"

const struct region *region_find(const struct table *t, address a)
{
    for (size_t i = 0; i < t->count; i++)
        for (unsigned int n = 0; n < t->at[i].size && n < 1000; n++)
            if (t->at[i].start + n == a)
                return &t->at[i];
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
    return OTHER;
}
