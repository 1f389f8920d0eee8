#include <stdio.h>

struct point { int x, y; };

static int length(struct point *p)
{
    return p.x; // expect: dot-on-pointer
}

static int half(int n)
{
    return m / 2; // expect: undeclared-name 12
}

int main(void)
{
    struct point p = {1, 2};
    int count = 3 // expect: expected
    printf("%d\n", half(p)); // expect: type-mismatch
    pritnf("%d\n", count); // expect: undeclared-function 5
    return length(&p);
}
