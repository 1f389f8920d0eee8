/* Flush and stop. */
#include "cache.h"

void cache_flush(struct cache *c)
{
    (void)c;
}

void cache_stop(struct cache *c)
{
    for (int i = 0; i < c->flushers; i++)
        pthread_join(c->flusher[i], NULL);
}
