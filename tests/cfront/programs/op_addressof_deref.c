#include <stdio.h>

static int f(void) { return 5; }

int main(void)
{
    int x = 3, a[4] = {1, 2, 3, 4};
    int *p = &*&x;
    int **pp = &p;
    printf("%d %d %d\n", *&x, **pp, *&*&*p);
    printf("%d %d\n", &a[2] == a + 2, (int)(&a[4] - &*a));
    printf("%d %d\n", *(&a + 1) - *(&a) == 4, (int)sizeof *&a);
    printf("%d %d %d\n", f(), (*f)(), (***&f)());
    printf("%d\n", *&a[1] + (&a[1])[1]);
    *&x = 7;
    (*&a)[0] = 8;
    *&*(a + 1) = 9;
    printf("%d %d %d\n", x, *a, 1[a]);
    struct { int v; } s = {6}, *sp = &s;
    printf("%d %d\n", (&s)->v, (*&*sp).v);
    int *const cp = &(*sp).v;
    ++*cp;
    printf("%d\n", s.v);
    return 0;
}
