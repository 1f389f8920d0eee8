/* Locks and unlocks in pairs, no guards; the copy is a whole slot. */
#include "cache.h"

void mark_dirty(struct cache *c, struct slot *s)
{
    if (!s->dirty)
        queue_put(&c->queue, s);
    s->dirty = true;
}

void write_back(struct cache *c, struct slot *s)
{
    pthread_mutex_lock(&c->lock);
    struct slot copy = *s;
    s->writing = true;
    s->dirty = false;
    pthread_mutex_unlock(&c->lock);
    disk_write(copy.page, copy.value);
    pthread_mutex_lock(&c->lock);
    s->writing = false;
    pthread_mutex_unlock(&c->lock);
    pthread_cond_broadcast(&c->changed);
}
