/* At most one page may wait for the disk. */
#include "cache.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

static struct cache *c;

static void write_one(int page, int value)
{
    if (cache_write(c, page, value) != 0)
        return;
    int waiting = 0;
    pthread_mutex_lock(&c->lock);
    for (int i = 0; i < SLOTS; i++)
        waiting += c->slot[i].dirty || c->slot[i].writing;
    pthread_mutex_unlock(&c->lock);
    assert(waiting <= 1);
}

static void *writer(void *arg)
{
    write_one(1, 5);
    return arg;
}

int main(int argc, char **argv)
{
    pthread_t t;
    (void)argc;
    c = cache_open();
    if (c == NULL)
        return 1;
    c->most_dirty = 1;
    write_one(0, 1);
    write_one(0, 2); /* it waits for the disk anyway: no reason to wait */
    if (cache_start(c) != 0)
        return 1;
    if (strcmp(argv[1], "stop") == 0) { /* while somebody waits */
        if (pthread_create(&t, NULL, writer, NULL) != 0)
            return 1;
        cache_stop(c);
        pthread_join(t, NULL);
    } else if (strcmp(argv[1], "two") == 0) { /* and one may go on */
        if (pthread_create(&t, NULL, writer, NULL) != 0)
            return 1;
        write_one(2, 3);
        pthread_join(t, NULL);
        cache_stop(c);
        assert(disk_read(1) == 5 && disk_read(2) == 3);
    } else {
        write_one(1, 3);
        cache_stop(c);
        assert(disk_read(1) == 3);
    }
    assert(disk_read(0) == 2);
    puts("never more than one");
    cache_free(c);
    return 0;
}
