#include <stdio.h>
#include <stdarg.h>

/* More than the registers hold, ints and doubles mixed. */
static double sum(int pairs, ...)
{
    va_list ap;
    double t = 0;
    va_start(ap, pairs);
    for (int i = 0; i < pairs; i++) {
        int n = va_arg(ap, int);
        t += n * va_arg(ap, double);
    }
    va_end(ap);
    return t;
}

static long after_many(int a, int b, int c, int d, int e, int f, int g, double h, ...)
{
    va_list ap;
    va_start(ap, h);
    long r = a + b + c + d + e + f + g + (long)h;
    r = r * 100 + va_arg(ap, int) * 10 + (long)va_arg(ap, double);
    va_end(ap);
    return r;
}

static int last(int n, ...)
{
    va_list ap;
    int v = -1;
    va_start(ap, n);
    while (n-- > 0)
        v = va_arg(ap, int);
    va_end(ap);
    return v;
}

int main(void)
{
    printf("%g\n", sum(10, 1, 1.0, 2, 2.0, 3, 3.0, 4, 4.0, 5, 5.0, 6, 6.0, 7, 7.0, 8, 8.0, 9, 9.0, 10, 10.0));
    printf("%ld\n", after_many(1, 2, 3, 4, 5, 6, 7, 8.9, 3, 4.5));
    printf("%d %d %d\n", last(0), last(1, 9), last(14, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14));
    printf("%d%d%d%d%d%d%d%d%d%d%d%d %g%g%g%g%g%g%g%g%g%g\n", 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2, 1., 2., 3., 4., 5.,
           6., 7., 8., 9., 0.);
    return 0;
}
