/* Flush and stop. */
#include "cache.h"

static void unlock(pthread_mutex_t **held)
{
    pthread_mutex_unlock(*held);
}

needs(c->lock) static bool all_written(borrows const struct cache *c)
{
    for (int i = 0; i < SLOTS; i++)
        if (c->slot[i].dirty)
            return false;
    return true;
}

void cache_flush(struct cache *c)
{
    pthread_mutex_lock(&c->lock);
    __attribute__((cleanup(unlock))) pthread_mutex_t *held = &c->lock;
    while (!all_written(c))
        pthread_cond_wait(&c->changed, &c->lock);
}

void cache_stop(struct cache *c)
{
    {
        pthread_mutex_lock(&c->lock);
        __attribute__((cleanup(unlock))) pthread_mutex_t *held = &c->lock;
        c->closed = true; /* from here on nothing is put into the queue */
    }
    queue_close(&c->queue);
    for (int i = 0; i < c->flushers; i++)
        pthread_join(c->flusher[i], NULL);
}
