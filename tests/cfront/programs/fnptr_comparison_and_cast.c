#include <stdio.h>
#include <stdint.h>

static int a(int x) { return x + 1; }
static int b(int x) { return x + 2; }
static void nothing(void) { }
typedef int fn(int);
typedef void any(void);

static const char *name(fn *f) { return f == a ? "a" : f == b ? "b" : !f ? "null" : "?"; }

int main(void)
{
    fn *f = a, *const g = b, *h = 0;
    fn **pf = &f;
    any *erased = (any *)g;
    printf("%s %s %s\n", name(f), name(g), name(h));
    *pf = g;
    printf("%s %d %d\n", name(f), f == g, f != a);
    printf("%d %d\n", ((fn *)erased)(10), (any *)a == erased);
    uintptr_t bits = (uintptr_t)a;
    printf("%d %d\n", ((fn *)bits)(10), bits == (uintptr_t)&a);
    if (f && !h)
        puts("tested");
    while (h)
        nothing();
    for (fn *list[] = {a, b, 0}, **p = list; *p; p++)
        printf("%d ", (*p)(p == list ? 100 : 200));
    printf("%d\n", (1 ? a : b)(5) + (0 ? a : f)(5));
    printf("%zu %d\n", sizeof f == sizeof erased ? sizeof(char) : 0, (**&*a)(1));
    volatile int zero = 0;
    fn *vf = zero ? NULL : a;
    printf("%d\n", vf ? vf(1) : 0);
    return 0;
}
