/* A slot for another page. */
#include "cache.h"

struct slot *slot_for(struct cache *c, int page)
{
    /* enough as long as no two pages share a slot */
    return &c->slot[page % SLOTS];
}
