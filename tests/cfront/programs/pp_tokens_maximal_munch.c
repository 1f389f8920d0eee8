#include <stdio.h>

#define PLUS +
#define MINUS -
#define CAT(a, b) a##b
#define E 5
#define EXP(x) 1e##x
#define DOT .

int main(void)
{
    int x = 5, y = 2, z;
    z = x+++y;
    printf("%d %d\n", z, x);
    z = x---y;
    printf("%d %d\n", z, x);
    z = x- --y;
    printf("%d %d\n", z, y);
    z = - - -x;
    z = z PLUS PLUS x;
    printf("%d\n", z);
    z = -MINUS x;
    printf("%d\n", z);
    z = x<<y>>1;
    z <<=2;
    z|=x&~y;
    printf("%d\n", z);
    printf("%g %g %g\n", 1e+1, EXP(2), .5+.5);
    printf("%d %d\n", 0xE +E, 0xe -1);
    int a[] = {1,2,3}, *p = a, i = 1;
    printf("%d %d\n", *p++ + i, a[i]-i);
    z = i?p[0]:a[2];
    printf("%d %d\n", z, i>0?-1:+1);
    struct { int v; } s = {4}, *q = &s;
    printf("%d ", q->v--);
    printf("%d\n", s.v-->3);
    z = y/ *p;
    z = z ?: 8 ;
    printf("%d %g\n", z, s DOT v * 1.);
    printf("%d\n", !!!z+!-!z);
    return 0;
}
