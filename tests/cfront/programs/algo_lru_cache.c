#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct node { struct node *prev, *next, *chain; int key; char *value; };
struct lru { struct node ends, *buckets[8]; int n, max, hits, misses; };

static void detach(struct node *x) { x->prev->next = x->next; x->next->prev = x->prev; }
static void front(struct lru *c, struct node *x)
{
    x->next = c->ends.next;
    x->prev = &c->ends;
    x->next->prev = x->prev->next = x;
}
static struct node **slot(struct lru *c, int key)
{
    struct node **at = &c->buckets[(unsigned)key % 8];
    while (*at && (*at)->key != key)
        at = &(*at)->chain;
    return at;
}
static void evict(struct lru *c)
{
    struct node *x = c->ends.prev, **at = slot(c, x->key);
    *at = x->chain;
    detach(x);
    free(x->value);
    free(x);
    c->n--;
}
static const char *get(struct lru *c, int key)
{
    struct node *x = *slot(c, key);
    if (x) {
        c->hits++;
        detach(x);
    } else {
        c->misses++;
        if (c->n == c->max)
            evict(c);
        struct node **at = slot(c, key);
        x = *at = malloc(sizeof *x);
        *x = (struct node){.key = key, .value = malloc(12)};
        snprintf(x->value, 12, "v%d", key * key);
        c->n++;
    }
    front(c, x);
    return x->value;
}

int main(void)
{
    struct lru *c = calloc(1, sizeof *c);
    c->ends.next = c->ends.prev = &c->ends;
    c->max = 4;
    int keys[] = {1, 2, 3, 4, 1, 5, 2, 9, 17, 1, 1, 25, 9, 3};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        printf("%s ", get(c, keys[i]));
    printf("\n%d %d:", c->hits, c->misses);
    for (struct node *x = c->ends.next; x != &c->ends; x = x->next)
        printf(" %d", x->key);
    putchar('\n');
    while (c->n)
        evict(c);
    free(c);
    return 0;
}
