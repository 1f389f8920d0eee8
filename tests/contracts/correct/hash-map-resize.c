/* Chained buckets: the nodes move, the array is new. */
#include <stdlib.h>
#include <string.h>

struct pair {
    struct pair *next;
    char *key;
    int value;
};
struct map {
    struct pair **buckets;
    size_t room, count;
};

static size_t hash(const char *s)
{
    size_t h = 5381;
    while (*s)
        h = h * 33 + (unsigned char)*s++;
    return h;
}

static int resize(struct map *m, size_t room)
{
    struct pair **buckets = calloc(room, sizeof *buckets);
    if (!buckets)
        return -1;
    for (size_t i = 0; i < m->room; i++)
        for (struct pair *p = m->buckets[i], *next; p; p = next) {
            next = p->next;
            size_t at = hash(p->key) % room;
            p->next = buckets[at];
            buckets[at] = p;
        }
    free(m->buckets);
    m->buckets = buckets;
    m->room = room;
    return 0;
}

static int put(struct map *m, const char *key, int value)
{
    if (m->count >= m->room && resize(m, m->room ? m->room * 2 : 4))
        return -1;
    size_t at = hash(key) % m->room;
    for (struct pair *p = m->buckets[at]; p; p = p->next)
        if (!strcmp(p->key, key)) {
            p->value = value;
            return 0;
        }
    struct pair *p = malloc(sizeof *p);
    char *copy = strdup(key);
    if (!p || !copy) {
        free(p);
        free(copy);
        return -1;
    }
    *p = (struct pair){m->buckets[at], copy, value};
    m->buckets[at] = p;
    m->count++;
    return 0;
}

static void release(struct map *m)
{
    for (size_t i = 0; i < m->room; i++)
        while (m->buckets[i]) {
            struct pair *p = m->buckets[i];
            m->buckets[i] = p->next;
            free(p->key);
            free(p);
        }
    free(m->buckets);
    memset(m, 0, sizeof *m);
}

int main(void)
{
    struct map m = {0};
    const char *words[] = {"a", "bee", "sea", "a", "dee", "eve"};
    int failed = 0;
    for (int i = 0; i < 6; i++)
        failed |= put(&m, words[i], i);
    size_t count = m.count;
    release(&m);
    return failed || count != 5;
}
