#include <stdio.h>
#include <stdlib.h>
#include <stddef.h>

/* memcpy, memswap and memmove as a learner writes them. */
static void copy(void *to, const void *from, size_t n)
{
    unsigned char *t = to;
    const unsigned char *f = from;
    while (n--)
        *t++ = *f++;
}

static void copy_back(void *to, const void *from, size_t n)
{
    char *t = (char *)to + n;
    const char *f = (const char *)from + n;
    while (t != to)
        *--t = *--f;
}

static void swap(void *a, void *b, size_t n)
{
    for (unsigned char *p = a, *q = b; n--; p++, q++) {
        unsigned char t = *p;
        *p = *q;
        *q = t;
    }
}

static void words(void *to, const void *from, size_t n)
{
    unsigned long *t = to;
    const unsigned long *f = from;
    for (; n >= sizeof *t; n -= sizeof *t)
        *t++ = *f++;
    copy(t, f, n);
}

struct node { char name; struct node *next; int *data; short pad; };

int main(void)
{
    int *d = malloc(2 * sizeof *d);
    d[0] = 5, d[1] = 6;
    struct node a = {'a', NULL, d, 1}, b = {'b', &a, d + 1, 2}, c;
    copy(&c, &b, sizeof c); /* padding and pointers and all */
    printf("%c %c %d\n", c.name, c.next->name, *c.data);
    swap(&a, &b, sizeof a);
    printf("%c %c %d %d\n", a.name, b.name, *a.data, *b.data);
    struct node *heap = malloc(sizeof *heap);
    copy_back(heap, &a, sizeof a);
    printf("%d %d\n", heap->data[0], heap->pad);
    unsigned long from[4] = {1, 2, 3, 4}, to[4] = {0};
    words(to, from, sizeof to - 3);
    printf("%lu %lu %lu\n", to[0], to[2], to[3]);
    int *p;
    copy_back(&p, &heap->data, sizeof p);
    free(p - 1);
    free(heap);
    return 0;
}
