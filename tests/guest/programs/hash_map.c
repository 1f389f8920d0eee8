#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct entry {
    char *key;
    int count;
    struct entry *next;
};
static struct entry *table[64];

static unsigned hash(const char *s)
{
    unsigned h = 2166136261u;
    for (; *s; s++)
        h = (h ^ (unsigned char)*s) * 16777619u;
    return h;
}

static void add(const char *key)
{
    struct entry **p = &table[hash(key) % 64];
    for (; *p; p = &(*p)->next)
        if (strcmp((*p)->key, key) == 0) {
            (*p)->count++;
            return;
        }
    *p = malloc(sizeof **p);
    (*p)->key = strdup(key);
    (*p)->count = 1;
    (*p)->next = NULL;
}

static int by_count(const void *a, const void *b)
{
    const struct entry *x = *(struct entry *const *)a, *y = *(struct entry *const *)b;
    return x->count != y->count ? y->count - x->count : strcmp(x->key, y->key);
}

int main(void)
{
    char word[32];
    while (scanf("%31s", word) == 1)
        add(word);
    struct entry *all[200];
    int n = 0;
    for (int i = 0; i < 64; i++)
        for (struct entry *e = table[i]; e; e = e->next)
            all[n++] = e;
    qsort(all, n, sizeof *all, by_count);
    for (int i = 0; i < n; i++) {
        printf("%s %d\n", all[i]->key, all[i]->count);
        free(all[i]->key);
        free(all[i]);
    }
    return 0;
}
