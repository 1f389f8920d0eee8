/* What has to be written, and writing it. */
#include "cache.h"

static void unlock(pthread_mutex_t **held)
{
    pthread_mutex_unlock(*held);
}

void mark_dirty(struct cache *c, struct slot *s)
{
    if (s->dirty)
        return; /* it waits in the queue, and will go with this value */
    s->dirty = true;
    queue_put(&c->queue, s);
}

void write_back(struct cache *c, struct slot *s)
{
    int page, value;
    {
        pthread_mutex_lock(&c->lock);
        __attribute__((cleanup(unlock))) pthread_mutex_t *held = &c->lock;
        page = s->page;
        value = s->value;
        s->dirty = false; /* before: who writes now makes it dirty again */
    }
    disk_write(page, value);
    pthread_mutex_lock(&c->lock);
    __attribute__((cleanup(unlock))) pthread_mutex_t *held = &c->lock;
    pthread_cond_broadcast(&c->changed);
}
