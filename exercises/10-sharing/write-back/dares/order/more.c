/* For the dares: see cache.h and the task of each. */
#include "cache.h"

#include <stddef.h>

static void unlock(pthread_mutex_t **held)
{
    pthread_mutex_unlock(*held);
}

void throttle(struct cache *c, int page)
{
    (void)c;
    (void)page;
}

/* The page that this one waits for, or NONE. */
needs(c->lock) static int waits_for(borrows const struct cache *c, int page)
{
    for (int i = 0; i < SLOTS; i++)
        if (c->slot[i].page == page && c->slot[i].dirty)
            return c->slot[i].after;
    return NONE;
}

int cache_write_after(struct cache *c, int page, int value, int after)
{
    pthread_mutex_lock(&c->lock);
    __attribute__((cleanup(unlock))) pthread_mutex_t *held = &c->lock;
    throttle(c, page);
    struct slot *s = slot_for(c, page);
    if (s == NULL)
        return -1;
    for (int p = after; p != NONE; p = waits_for(c, p))
        if (p == page)
            return -1; /* each would wait for the other */
    s->page = page;
    s->value = value;
    s->after = after;
    mark_dirty(c, s);
    return 0;
}
