#include <stdio.h>
#include <stdlib.h>
#include <stdint.h>
#include <stddef.h>
#include <string.h>

/* A bump allocator on chunks of characters. */
struct chunk { struct chunk *next; size_t used, size; _Alignas(max_align_t) char bytes[]; };
struct arena { struct chunk *top; int chunks; };

static void *alloc(struct arena *a, size_t n)
{
    n = (n + _Alignof(max_align_t) - 1) & ~(_Alignof(max_align_t) - 1);
    if (!a->top || a->top->size - a->top->used < n) {
        size_t size = n > 256 ? n : 256;
        struct chunk *c = malloc(sizeof *c + size);
        *c = (struct chunk){a->top, 0, size};
        a->top = c;
        a->chunks++;
    }
    void *p = a->top->bytes + a->top->used;
    a->top->used += n;
    return p;
}

static void clear(struct arena *a)
{
    while (a->top) {
        struct chunk *c = a->top;
        a->top = c->next;
        free(c);
    }
}

struct tree { struct tree *l, *r; double key; char *name; };

static struct tree *insert(struct arena *a, struct tree *t, double key)
{
    if (!t) {
        t = alloc(a, sizeof *t);
        t->l = t->r = NULL;
        t->key = key;
        t->name = alloc(a, 12);
        snprintf(t->name, 12, "%.1f", key);
    } else if (key < t->key) {
        t->l = insert(a, t->l, key);
    } else {
        t->r = insert(a, t->r, key);
    }
    return t;
}

static void show(const struct tree *t) { if (t) { show(t->l); printf("%s ", t->name); show(t->r); } }

int main(void)
{
    struct arena a = {NULL, 0};
    struct tree *t = NULL;
    for (int i = 0; i < 12; i++)
        t = insert(&a, t, i * 5 % 12 / 2.0);
    show(t);
    char *big = alloc(&a, 1000);
    memset(big, 'b', 1000);
    printf("\n%d %c\n", a.chunks, big[999]);
    clear(&a);
    return 0;
}
