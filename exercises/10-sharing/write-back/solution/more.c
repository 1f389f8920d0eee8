/* For the dares: see cache.h and the task of each. */
#include "cache.h"

void throttle(struct cache *c, int page)
{
    (void)c;
    (void)page;
}

int cache_write_after(struct cache *c, int page, int value, int after)
{
    (void)after;
    return cache_write(c, page, value);
}
