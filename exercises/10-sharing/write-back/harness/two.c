/* Two flushers. */
#include "cache.h"

#include <assert.h>
#include <stddef.h>
#include <stdio.h>

static struct cache *c;

int main(void)
{
    c = cache_open();
    if (c == NULL)
        return 1;
    assert(cache_write(c, 0, 1) == 0);
    if (cache_start(c) != 0 || cache_start(c) != 0)
        return 1;
    assert(cache_write(c, 0, 2) == 0);
    cache_stop(c);
    assert(disk_read(0) == 2);
    assert(disk_writes() <= 2);
    puts("the newest value came last");
    cache_free(c);
    return 0;
}
