#include <stdio.h>

struct row { int v[3]; };

int main(void)
{
    int a[10] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, *mid = a + 5;
    struct row rows[4] = {{{1, 2, 3}}, {{4, 5, 6}}, {{7, 8, 9}}, {{10, 11, 12}}}, *r = &rows[2];
    signed char sc = -3;
    short sh = -2;
    long l = -4;
    unsigned char uc = 4;
    unsigned long ul = 2;
    printf("%d %d %d %d %d\n", mid[-5], mid[sc], mid[sh], mid[l], mid[uc]);
    printf("%d %d %d\n", mid[ul], *(mid - ul), *(sc + mid));
    printf("%d %d\n", r[-1].v[2], (r - 2)->v[0]);
    printf("%d %d\n", (&r[-1])[1].v[1], (r + 1)[-3].v[1]);
    for (int i = -5; i < 5; i++)
        mid[i] = i;
    printf("%d %d\n", a[0], a[9]);
    int *p = mid;
    p += sc;
    p -= sh;
    p = p + -1;
    printf("%td\n", p - a);
    char text[] = "negative", *end = text + 8;
    for (int i = -1; i >= -8; i--)
        putchar(end[i]);
    putchar('\n');
    const int (*m)[2] = (const int[][2]){{1, 2}, {3, 4}, {5, 6}} + 1;
    printf("%d %d %d\n", m[-1][1], m[1][0], (*(m - 1))[0]);
    return 0;
}
