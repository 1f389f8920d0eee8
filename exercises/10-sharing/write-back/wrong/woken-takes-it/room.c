/* A slot for another page. */
#include "cache.h"

#include <stddef.h>

/* Has the disk what is in it? */
static bool written(const struct slot *s)
{
    return !s->dirty && !s->writing;
}

/* The slot that has the page; else one that may get it; else NULL. */
needs(c->lock) static struct slot *look(borrows_mut struct cache *c, int page)
{
    struct slot *free_one = NULL;
    for (int i = 0; i < SLOTS; i++) {
        if (c->slot[i].page == page)
            return &c->slot[i];
        if (written(&c->slot[i]))
            free_one = &c->slot[i];
    }
    return free_one;
}

struct slot *slot_for(struct cache *c, int page)
{
    struct slot *s = look(c, page);
    while (s == NULL && !c->closed) {
        pthread_cond_wait(&c->changed, &c->lock);
        for (int i = SLOTS - 1; i >= 0; i--)
            if (written(&c->slot[i]))
                s = &c->slot[i];
    }
    return c->closed ? NULL : s;
}
