/* First whether the page is there, then whether a slot is free: two walks,
 * each with a function of its own. */
#include "cache.h"

#include <stddef.h>

needs(c->lock) static nullable struct slot *with_page(borrows_mut struct cache *c, int page)
{
    for (int i = 0; i < SLOTS; i++)
        if (c->slot[i].page == page)
            return &c->slot[i];
    return NULL;
}

needs(c->lock) static nullable struct slot *idle(borrows_mut struct cache *c)
{
    for (int i = 0; i < SLOTS; i++)
        if (!(c->slot[i].dirty || c->slot[i].writing))
            return &c->slot[i];
    return NULL;
}

struct slot *slot_for(struct cache *c, int page)
{
    for (;;) {
        if (c->closed)
            return NULL;
        struct slot *s = with_page(c, page);
        if (s == NULL)
            s = idle(c);
        if (s != NULL)
            return s;
        pthread_cond_wait(&c->changed, &c->lock);
    }
}
