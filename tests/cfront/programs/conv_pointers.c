#include <stdio.h>
#include <stdint.h>
#include <string.h>

struct base { int id; };
struct derived { struct base b; double extra; };

static int id_of(void *p) { return ((struct base *)p)->id; }

int main(void)
{
    struct derived d = {{42}, 1.5};
    struct base *b = &d.b;
    void *v = &d;
    const void *cv = v;
    char *c = v;
    printf("%d %d %g\n", id_of(b), id_of(&d), ((struct derived *)b)->extra);
    printf("%d %d\n", v == b, (const char *)cv == c);
    int n;
    memcpy(&n, c, sizeof n);
    printf("%d\n", n);
    uintptr_t u = (uintptr_t)c;
    intptr_t s = (intptr_t)v;
    printf("%d %d\n", u == (uintptr_t)s, ((struct derived *)u)->b.id);
    printf("%d\n", ((struct base *)(u + 0))->id);
    int arr[2][2] = {{1, 2}, {3, 4}};
    int *flat = (int *)arr[1];
    printf("%d\n", *(flat + 1));
    int zero = 0;
    void *null1 = 0, *null2 = (void *)0, *null3 = (void *)(uintptr_t)zero;
    printf("%d %d %d\n", null1 == null2, null3 == NULL, !null1);
    int (*fp)(void *) = id_of;
    void (*erased)(void) = (void (*)(void))fp;
    printf("%d\n", ((int (*)(void *))erased)(b));
    return 0;
}
