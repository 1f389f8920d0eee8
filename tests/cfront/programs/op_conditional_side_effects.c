#include <stdio.h>

static int n;
static int step(void) { return ++n; }

int main(void)
{
    int a[4] = {10, 20, 30, 40}, i = 0;
    int v = i++ ? a[i] : a[i + 1];
    printf("%d %d\n", v, i);
    v = step() ?: -1;
    printf("%d %d\n", v, n);
    v = (n > 100) ? step() : (step(), step());
    printf("%d %d\n", v, n);
    int *p = a;
    v = *p++ == 10 ? *p++ : *--p;
    printf("%d %d\n", v, (int)(p - a));
    for (int k = 0; k < 4; k++)
        printf("%s", k % 2 ? k > 2 ? "odd big " : "odd small " : k ? "even " : "zero ");
    putchar('\n');
    int x = 3;
    x += v > 2 ? v-- + 5 : v++;
    printf("%d %d\n", x, v);
    (x ? a : a + 1)[1]++;
    (x == 0 ? a : a + 1)[1] *= 2;
    printf("%d %d\n", a[1], a[2]);
    printf("%d\n", (x ? step : main == 0 ? step : step)());
    return 0;
}
