#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Structures with holes, and with members not yet set, are copied whole. */
struct holes { char a; double b; char c; short d; long e; char f; };
struct box { int used; struct holes h; int spare[4]; };

static struct holes make(int n)
{
    struct holes h;
    h.a = (char)n;
    h.b = n / 2.0;
    h.c = 'c';
    h.d = (short)n;
    h.e = n * 10;
    h.f = 'f';
    return h;
}

static struct box partly(int n)
{
    struct box b;
    b.used = n;
    b.h = make(n);
    return b; /* spare was never written */
}

int main(void)
{
    struct holes v[3], *heap = malloc(3 * sizeof *heap);
    for (int i = 0; i < 3; i++)
        v[i] = make(i);
    memcpy(heap, v, sizeof v);
    memmove(heap + 1, heap, 2 * sizeof *heap);
    struct holes x = heap[2], y;
    y = x;
    printf("%d %g %c %d %ld %c\n", y.a, y.b, y.c, y.d, y.e, y.f);
    struct box b = partly(7), c = b, *d = malloc(sizeof *d);
    *d = c;
    memcpy(&b, d, sizeof b);
    d->spare[1] = 5;
    c = *d;
    printf("%d %ld %d\n", b.used, b.h.e, c.spare[1]);
    free(d);
    heap = realloc(heap, 5 * sizeof *heap);
    heap[4] = heap[1];
    printf("%ld\n", heap[4].e);
    free(heap);
    return 0;
}
