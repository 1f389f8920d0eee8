/* For the dares: see cache.h and the task of each. */
#include "cache.h"

/* Would one more page wait for the disk than may? */
needs(c->lock) static bool too_many(borrows const struct cache *c, int page)
{
    int waiting = 0;
    for (int i = 0; i < SLOTS; i++) {
        bool waits = c->slot[i].dirty || c->slot[i].writing;
        if (waits && c->slot[i].page == page)
            return false; /* it is one of them */
        waiting += waits;
    }
    return waiting >= c->most_dirty;
}

void throttle(struct cache *c, int page)
{
    while (!c->closed && too_many(c, page))
        pthread_cond_wait(&c->changed, &c->lock);
}

int cache_write_after(struct cache *c, int page, int value, int after)
{
    (void)after;
    return cache_write(c, page, value);
}
