#include <stdio.h>

int main(void)
{
    int i;
    unsigned char c;
    float f;
    double d;
    i = c = 300;
    printf("%d %d\n", i, c);
    d = f = 0.1;
    printf("%d %d\n", d == 0.1, d == 0.1f);
    d = i = 3.99;
    printf("%g\n", d);
    int a, b, *p, *q;
    p = q = &a;
    *p = b = 4;
    a += b += a;
    printf("%d %d %d\n", a, b, p == q);
    a = (b = 2) + (c = 5);
    printf("%d\n", a);
    int arr[3] = {0, 1, 2};
    i = 1;
    arr[i] = arr[arr[i] + 1] = 9;
    printf("%d %d %d\n", arr[0], arr[1], arr[2]);
    if ((i = arr[1] - 9) == 0)
        puts("zero");
    while ((a = a - 2) > 0)
        printf("%d ", a);
    printf("%d\n", a);
    struct { int x, y; } s, t, u;
    s = t = u = (__typeof__(u)){1, 2};
    s.x = t.y = u.x + 10;
    printf("%d %d %d %d\n", s.x, t.y, u.x, s.y);
    return 0;
}
