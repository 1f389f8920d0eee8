/* The flusher is at work, and somebody wants to be sure. */
#include "cache.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

static struct cache *c;

static void *writes_1(void *arg)
{
    cache_write(c, 1, 9);
    return arg;
}

static void *reads_2(void *arg)
{
    int value;
    cache_read(c, 2, &value);
    return arg;
}

/* A flusher with two slots to write. */
static void *writes_both_back(void *both)
{
    struct slot **slot = both;
    write_back(c, slot[0]);
    write_back(c, slot[1]);
    return NULL;
}

/* One page is dirty, and another one gets dirty meanwhile. */
static void another_page(void)
{
    pthread_t t;
    if (cache_start(c) != 0 ||
        pthread_create(&t, NULL, writes_1, NULL) != 0)
        return;
    cache_flush(c);
    assert(disk_read(0) == 7);
    pthread_join(t, NULL);
    queue_close(&c->queue);
    pthread_join(c->flusher[0], NULL);
    assert(disk_read(1) == 9);
}

/* Both slots are dirty; we wait for both, and a reader waits for one. */
static void two_wait(void)
{
    pthread_t t, flusher;
    cache_write(c, 1, 8);
    struct slot *both[2] = {queue_take(&c->queue), queue_take(&c->queue)};
    if (pthread_create(&flusher, NULL, writes_both_back, both) != 0)
        return;
    if (pthread_create(&t, NULL, reads_2, NULL) != 0)
        return;
    cache_flush(c);
    assert(disk_read(0) == 7 && disk_read(1) == 8);
    pthread_join(t, NULL);
    pthread_join(flusher, NULL);
}

int main(int argc, char **argv)
{
    c = cache_open();
    if (c == NULL)
        return 1;
    cache_write(c, 0, 7);
    if (argc > 1 && strcmp(argv[1], "two-wait") == 0)
        two_wait();
    else
        another_page();
    puts("what was flushed is on the disk");
    cache_free(c);
    return 0;
}
