/* Ends with 0 if the cache does what cache.h says; a failed assert says that
 * it does not. */
#include "cache.h"

#include <assert.h>
#include <stddef.h>

static struct cache *c;

static void write_all(void)
{
    while (queue_length(&c->queue) > 0) {
        struct slot *s = queue_take(&c->queue);
        if (s != NULL)
            write_back(c, s);
    }
}

int main(void)
{
    c = cache_open();
    if (c == NULL)
        return 1;
    assert(cache_write(c, 0, 1) == 0);
    assert(disk_read(0) == 1);
    write_all();
    assert(disk_read(0) == 1);
    cache_free(c);
    return 0;
}
