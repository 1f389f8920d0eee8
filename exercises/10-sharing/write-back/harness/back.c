/* A writer and the flusher. */
#include "cache.h"

#include <assert.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

static struct cache *c;

/* The disk is busy until somebody has written page 1. */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t done = PTHREAD_COND_INITIALIZER;
static int written;

static void until_written(int page)
{
    pthread_mutex_lock(&lock);
    while (page == 0 && !written)
        pthread_cond_wait(&done, &lock);
    pthread_mutex_unlock(&lock);
}

/* No second thread: we are the flusher, and look while the disk is at
 * work. */
static int looked;

static void look(int page)
{
    pthread_mutex_lock(&c->lock);
    for (int i = 0; i < SLOTS; i++)
        if (c->slot[i].page == page) {
            bool on_its_way = c->slot[i].writing,
                 still_dirty = c->slot[i].dirty;
            assert(on_its_way && !still_dirty);
            looked++;
        }
    pthread_mutex_unlock(&c->lock);
}

static void in_the_middle(void)
{
    disk_during(look);
    cache_write(c, 0, 5);
    struct slot *s = queue_take(&c->queue);
    if (s != NULL)
        write_back(c, s);
    assert(looked == 1 && disk_read(0) == 5);
    puts("the disk has the newest values");
    cache_free(c);
}

int main(int argc, char **argv)
{
    int slow = argc > 1 && strcmp(argv[1], "slow") == 0;
    c = cache_open();
    if (c == NULL)
        return 1;
    if (argc > 1 && strcmp(argv[1], "look") == 0) {
        in_the_middle();
        return 0;
    }
    if (slow)
        disk_during(until_written);
    if (cache_start(c) != 0)
        return 1;
    cache_write(c, 0, 1);
    cache_write(c, slow ? 1 : 0, 2);
    if (slow) {
        pthread_mutex_lock(&lock);
        written = 1;
        pthread_cond_signal(&done);
        pthread_mutex_unlock(&lock);
    }
    queue_close(&c->queue);
    pthread_join(c->flusher[0], NULL);

    int writes = disk_writes();
    if (slow) {
        assert(writes == 2 && disk_read(0) == 1 && disk_read(1) == 2);
    } else {
        assert(writes == 1 || writes == 2);
        assert(disk_log_value(writes - 1) == 2);       /* not lost */
        assert(writes == 1 || disk_log_value(0) == 1); /* not reordered */
    }
    for (int i = 0; i < SLOTS; i++)
        assert(!c->slot[i].dirty && !c->slot[i].writing);
    puts("the disk has the newest values");
    cache_free(c);
    return 0;
}
