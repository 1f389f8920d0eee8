#include <stdio.h>
#include <stdlib.h>

static int next(void) { static int n; return ++n; }
struct three { int a, b, c; };
static struct three make(int n) { return (struct three){n, n + 1, n + 2}; }

int main(void)
{
    int first = next();
    int arr[4] = {first, next()};
    struct three t = make(10), *p = &t;
    struct { struct three in; int x; } o = {make(20), p->b}, o2 = {.in = *p, .x = next()};
    struct three list[2] = {t, make(30)};
    int *heap = malloc(sizeof(int[3])), sum = 0;
    int self = sizeof self + 1;
    void *me = &me;
    heap[0] = arr[1];
    int copy[2] = {heap[0], *heap + arr[0]};
    for (int i = 0; i < 4; i++)
        sum += arr[i];
    printf("%d %d %d %d\n", arr[0], arr[1], arr[3], sum);
    printf("%d %d %d %d %d\n", o.in.c, o.x, o2.in.a, o2.in.b, o2.x);
    printf("%d %d %d %d\n", list[0].c, list[1].a, copy[0], copy[1]);
    printf("%d %d %d\n", self, me == (void *)&me, next());
    free(heap);
    return 0;
}
