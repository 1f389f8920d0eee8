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

/* Does the disk still lack the page that s has to wait for? */
needs(c->lock) static bool must_wait(borrows const struct cache *c, borrows const struct slot *s)
{
    for (int i = 0; i < SLOTS; i++)
        if (c->slot[i].page == s->after && c->slot[i].dirty)
            return s->after != NONE;
    return false;
}

void write_back(struct cache *c, struct slot *s)
{
    int page, value;
    {
        pthread_mutex_lock(&c->lock);
        __attribute__((cleanup(unlock))) pthread_mutex_t *held = &c->lock;
        if (must_wait(c, s)) {
            queue_put(&c->queue, s); /* behind the other one */
            return;
        }
        page = s->page;
        value = s->value;
        s->dirty = false; /* before: who writes now makes it dirty again */
        s->writing = true;
        s->after = NONE;
    }
    disk_write(page, value);
    pthread_mutex_lock(&c->lock);
    __attribute__((cleanup(unlock))) pthread_mutex_t *held = &c->lock;
    s->writing = false;
    pthread_cond_broadcast(&c->changed);
}
