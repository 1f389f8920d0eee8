/* Flushes first, then says no; what came in between goes with the queue. */
#include "cache.h"

needs(c->lock) static int waiting(borrows const struct cache *c)
{
    int n = 0;
    for (int i = 0; i < SLOTS; i++)
        n += c->slot[i].dirty || c->slot[i].writing;
    return n;
}

void cache_flush(struct cache *c)
{
    pthread_mutex_lock(&c->lock);
    while (waiting(c) > 0)
        pthread_cond_wait(&c->changed, &c->lock);
    pthread_mutex_unlock(&c->lock);
}

void cache_stop(struct cache *c)
{
    pthread_mutex_lock(&c->lock);
    c->closed = true;
    while (waiting(c) > 0)
        pthread_cond_wait(&c->changed, &c->lock);
    pthread_mutex_unlock(&c->lock);
    queue_close(&c->queue);
    for (int i = 0; i < c->flushers; i++)
        pthread_join(c->flusher[i], NULL);
}
