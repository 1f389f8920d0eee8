/* A cache with a list through it: the oldest goes when there are too many. */
#include <stdlib.h>
#include <string.h>

struct entry {
    char *key;
    int value;
    struct entry *prev, *next;
};
struct lru {
    struct entry *newest, *oldest;
    size_t count, most;
};

static void unlink_entry(struct lru *l, struct entry *e)
{
    if (e->prev)
        e->prev->next = e->next;
    else
        l->newest = e->next;
    if (e->next)
        e->next->prev = e->prev;
    else
        l->oldest = e->prev;
    l->count--;
}

static void link_first(struct lru *l, struct entry *e)
{
    e->prev = NULL;
    e->next = l->newest;
    if (l->newest)
        l->newest->prev = e;
    else
        l->oldest = e;
    l->newest = e;
    l->count++;
}

static void evict(struct lru *l)
{
    struct entry *e = l->oldest;
    if (!e)
        return;
    unlink_entry(l, e);
    free(e->key);
    free(e);
}

static struct entry *get(struct lru *l, const char *key)
{
    for (struct entry *e = l->newest; e; e = e->next)
        if (strcmp(e->key, key) == 0) {
            unlink_entry(l, e);
            link_first(l, e);
            return e;
        }
    return NULL;
}

static int put(struct lru *l, const char *key, int value)
{
    struct entry *e = get(l, key);
    if (e) {
        e->value = value;
        return 0;
    }
    e = malloc(sizeof *e);
    if (!e)
        return -1;
    e->key = strdup(key);
    if (!e->key) {
        free(e);
        return -1;
    }
    e->value = value;
    if (l->count == l->most)
        evict(l);
    link_first(l, e);
    return 0;
}

int main(void)
{
    struct lru l = {.most = 2};
    put(&l, "a", 1);
    put(&l, "b", 2);
    put(&l, "a", 3);
    put(&l, "c", 4);
    struct entry *a = get(&l, "a"), *b = get(&l, "b");
    int right = a && a->value == 3 && !b;
    while (l.oldest)
        evict(&l);
    return !right;
}
