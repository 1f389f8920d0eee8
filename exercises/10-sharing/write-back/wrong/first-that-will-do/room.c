/* A slot for another page. */
#include "cache.h"

#include <stddef.h>

struct slot *slot_for(struct cache *c, int page)
{
    for (;;) {
        for (int i = 0; i < SLOTS; i++) {
            struct slot *s = &c->slot[i];
            if (s->page == page || s->page == NONE || (!s->dirty && !s->writing))
                return s;
        }
        if (c->closed)
            return NULL;
        pthread_cond_wait(&c->changed, &c->lock);
    }
}
