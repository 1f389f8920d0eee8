/* One loop: each time that it is woken it looks from the beginning. */
#include "cache.h"

#include <stddef.h>

struct slot *slot_for(struct cache *c, int page)
{
    while (!c->closed) {
        int found = NONE;
        for (int i = SLOTS - 1; i >= 0; i--)
            if (!c->slot[i].dirty && !c->slot[i].writing)
                found = i;
        for (int i = 0; i < SLOTS; i++)
            if (c->slot[i].page == page)
                found = i;
        if (found != NONE)
            return &c->slot[found];
        pthread_cond_wait(&c->changed, &c->lock);
    }
    return NULL;
}
