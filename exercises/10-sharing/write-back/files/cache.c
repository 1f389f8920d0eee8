/* What readers and writers call. A guard gives the lock back, on each way
 * out. */
#include "cache.h"

#include <stddef.h>
#include <stdlib.h>

static void unlock(pthread_mutex_t **held)
{
    pthread_mutex_unlock(*held);
}

struct cache *cache_open(void)
{
    struct cache *c = calloc(1, sizeof *c);
    if (c == NULL)
        return NULL;
    pthread_mutex_init(&c->lock, NULL);
    pthread_cond_init(&c->changed, NULL);
    for (int i = 0; i < SLOTS; i++)
        c->slot[i].page = c->slot[i].after = NONE;
    c->most_dirty = SLOTS;
    queue_open(&c->queue);
    return c;
}

static void *flusher(void *arg)
{
    struct cache *c = arg;
    struct slot *s = queue_take(&c->queue);
    while (s != NULL) {
        write_back(c, s);
        s = queue_take(&c->queue);
    }
    return NULL;
}

int cache_start(struct cache *c)
{
    if (pthread_create(&c->flusher[c->flushers], NULL, flusher, c) != 0)
        return -1;
    c->flushers++;
    return 0;
}

int cache_write(struct cache *c, int page, int value)
{
    pthread_mutex_lock(&c->lock);
    __attribute__((cleanup(unlock))) pthread_mutex_t *held = &c->lock;
    throttle(c, page);
    struct slot *s = slot_for(c, page);
    if (s == NULL)
        return -1;
    s->page = page;
    s->value = value;
    mark_dirty(c, s);
    return 0;
}

int cache_read(struct cache *c, int page, int *value)
{
    pthread_mutex_lock(&c->lock);
    __attribute__((cleanup(unlock))) pthread_mutex_t *held = &c->lock;
    struct slot *s = slot_for(c, page);
    if (s == NULL)
        return -1;
    if (s->page != page) { /* not in memory: the disk has it */
        s->page = page;
        s->value = disk_read(page);
    }
    *value = s->value;
    return 0;
}

void cache_free(struct cache *c)
{
    queue_end(&c->queue);
    pthread_cond_destroy(&c->changed);
    pthread_mutex_destroy(&c->lock);
    free(c);
}
