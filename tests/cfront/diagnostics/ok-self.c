#include <math.h>
#include <stdio.h>

#define SAME(a, b) ((a) == (b))

volatile int clock_ticks;

static int isnan_mine(double d) { return d != d; }
static int next(void) { static int n; return n++; }

int main(void)
{
    int x = 1, a[4] = {0}, i = 0;
    struct { int x; } p = {2};
    x = -x;
    x = x + 0;
    a[i] = a[i + 1];
    p.x = x;
    clock_ticks = clock_ticks;
    if (next() == next() || SAME(x, x) || a[0] == a[1])
        puts("x");
    if (clock_ticks != clock_ticks || sizeof(int) == sizeof(int))
        puts("y");
    return isnan_mine(2.0) + p.x;
}
