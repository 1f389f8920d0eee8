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

/* Called while the disk is at work on page 0: somebody writes it. */
static void writes_again(int page)
{
    disk_during(NULL);
    assert(cache_write(c, page, 2) == 0);
}

/* ... and here somebody reads others, and comes back to it. */
static void reads_others(int page)
{
    int value = 0;
    disk_during(NULL);
    for (int other = 5; other < 8; other++)
        assert(cache_read(c, other, &value) == 0);
    assert(cache_read(c, page, &value) == 0 && value == 3);
}

static void by_hand(void)
{
    assert(cache_write(c, 0, 1) == 0);
    disk_during(writes_again);
    write_all();
    assert(disk_read(0) == 2 && disk_writes() == 2);
    assert(cache_write(c, 0, 3) == 0);
    disk_during(reads_others);
    write_all();
    assert(disk_read(0) == 3 && disk_writes() == 3);
}

static void with_a_flusher(void)
{
    int value;
    for (int page = 1; page < 4; page++)
        assert(cache_write(c, page, 10 * page) == 0);
    cache_flush(c);
    for (int page = 1; page < 4; page++)
        assert(disk_read(page) == 10 * page);
    assert(cache_write(c, 3, 31) == 0);
    cache_flush(c);
    assert(disk_read(3) == 31);
    assert(cache_write(c, 4, 40) == 0);
    cache_flush(c);
    assert(disk_read(4) == 40);
    assert(cache_write(c, 4, 41) == 0);
    cache_stop(c);
    assert(disk_read(4) == 41);
    assert(cache_read(c, 4, &value) == -1);
}

int main(void)
{
    c = cache_open();
    if (c == NULL)
        return 1;
    by_hand();
    if (cache_start(c) != 0)
        return 1;
    with_a_flusher();
    cache_free(c);
    return 0;
}
