#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct entry { struct entry *next; int count; char key[]; };
struct table { struct entry **slots; size_t n, used; };

static unsigned long hash(const char *s) { unsigned long h = 5381; while (*s) h = h * 33 + (unsigned char)*s++; return h; }

static void grow(struct table *t)
{
    size_t n = t->n ? t->n * 2 : 4;
    struct entry **s = calloc(n, sizeof *s);
    for (size_t i = 0; i < t->n; i++)
        for (struct entry *e = t->slots[i], *next; e; e = next) {
            next = e->next;
            e->next = s[hash(e->key) % n];
            s[hash(e->key) % n] = e;
        }
    free(t->slots);
    t->slots = s;
    t->n = n;
}

static int *count(struct table *t, const char *key)
{
    if (t->used >= t->n)
        grow(t);
    struct entry **at = &t->slots[hash(key) % t->n];
    for (; *at; at = &(*at)->next)
        if (!strcmp((*at)->key, key))
            return &(*at)->count;
    *at = malloc(sizeof **at + strlen(key) + 1);
    **at = (struct entry){.count = 0};
    strcpy((*at)->key, key);
    t->used++;
    return &(*at)->count;
}

static int cmp(const void *a, const void *b) { return strcmp((*(struct entry *const *)a)->key, (*(struct entry *const *)b)->key); }

int main(void)
{
    struct table t = {0};
    char text[] = "the cat and the dog and the bird saw a cat and a dog near the old mill by the river bank at dawn";
    for (char *w = strtok(text, " "); w; w = strtok(NULL, " "))
        ++*count(&t, w);
    struct entry **all = malloc(t.used * sizeof *all);
    size_t n = 0;
    for (size_t i = 0; i < t.n; i++)
        for (struct entry *e = t.slots[i]; e; e = e->next)
            all[n++] = e;
    qsort(all, n, sizeof *all, cmp);
    for (size_t i = 0; i < n; i++) {
        printf("%s:%d ", all[i]->key, all[i]->count);
        free(all[i]);
    }
    printf("\n%zu %zu\n", n, t.n);
    free(all);
    free(t.slots);
    return 0;
}
