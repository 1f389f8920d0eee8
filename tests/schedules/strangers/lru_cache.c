// A cache that forgets what was used least recently: a hash table and a list under one lock.
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BUCKETS = 8, CAPACITY = 3, THREADS = 3 };

struct item {
    int key;
    char *value;
    struct item *in_bucket;
    struct item *newer, *older;
};

struct cache {
    pthread_mutex_t lock;
    struct item *buckets[BUCKETS];
    struct item *newest, *oldest;
    int count, hits, misses, evicted;
};

static void unlink_item(struct cache *c, struct item *it)
{
    if (it->newer)
        it->newer->older = it->older;
    else
        c->newest = it->older;
    if (it->older)
        it->older->newer = it->newer;
    else
        c->oldest = it->newer;
    it->newer = it->older = NULL;
}

static void put_first(struct cache *c, struct item *it)
{
    it->older = c->newest;
    if (c->newest)
        c->newest->newer = it;
    else
        c->oldest = it;
    c->newest = it;
}

static struct item **find(struct cache *c, int key)
{
    struct item **at = &c->buckets[key % BUCKETS];
    while (*at && (*at)->key != key)
        at = &(*at)->in_bucket;
    return at;
}

static void evict(struct cache *c)
{
    struct item *victim = c->oldest;
    unlink_item(c, victim);
    *find(c, victim->key) = victim->in_bucket;
    free(victim->value);
    free(victim);
    c->count--;
    c->evicted++;
}

static char *compute(int key)
{
    char text[24];
    snprintf(text, sizeof text, "value of %d", key);
    return strdup(text);
}

/* A copy, which belongs to the caller. */
static char *cache_get(struct cache *c, int key)
{
    pthread_mutex_lock(&c->lock);
    struct item *it = *find(c, key);
    if (it) {
        c->hits++;
        unlink_item(c, it);
    } else {
        c->misses++;
        if (c->count == CAPACITY)
            evict(c);
        it = calloc(1, sizeof *it);
        if (!it)
            abort();
        it->key = key;
        it->value = compute(key);
        struct item **at = find(c, key);
        it->in_bucket = *at;
        *at = it;
        c->count++;
    }
    put_first(c, it);
    char *copy = strdup(it->value);
    pthread_mutex_unlock(&c->lock);
    return copy;
}

static struct cache cache = { .lock = PTHREAD_MUTEX_INITIALIZER };

static void *client(void *arg)
{
    int me = *(int *)arg, wrong = 0;
    for (int i = 0; i < 4; i++) {
        int key = (me + i * 3) % 5;
        char *value = cache_get(&cache, key);
        if (!value || atoi(value + strlen("value of ")) != key)
            wrong++;
        free(value);
    }
    *(int *)arg = wrong;
    return NULL;
}

int main(void)
{
    pthread_t t[THREADS];
    int id[THREADS], wrong = 0;
    for (int i = 0; i < THREADS; i++) {
        id[i] = i;
        pthread_create(&t[i], NULL, client, &id[i]);
    }
    for (int i = 0; i < THREADS; i++) {
        pthread_join(t[i], NULL);
        wrong += id[i];
    }
    printf("%d wrong, %d asked, %s\n", wrong, cache.hits + cache.misses,
           cache.misses - cache.evicted == cache.count ? "counts agree" : "counts differ");
    while (cache.count > 0)
        evict(&cache);
    return 0;
}
