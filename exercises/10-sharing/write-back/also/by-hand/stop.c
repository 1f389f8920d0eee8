/* Waits for one slot after the other: what was there before has been
 * written when each has been seen idle once. */
#include "cache.h"

void cache_flush(struct cache *c)
{
    pthread_mutex_lock(&c->lock);
    for (int i = 0; i < SLOTS; i++)
        while (c->slot[i].dirty || c->slot[i].writing)
            pthread_cond_wait(&c->changed, &c->lock);
    pthread_mutex_unlock(&c->lock);
}

void cache_stop(struct cache *c)
{
    pthread_mutex_lock(&c->lock);
    c->closed = true;
    queue_close(&c->queue);
    pthread_cond_broadcast(&c->changed);
    pthread_mutex_unlock(&c->lock);
    for (int i = 0; i < c->flushers; i++)
        pthread_join(c->flusher[i], NULL);
}
