#include <math.h>
#include <stdio.h>

static int same(double a, double b) { return fabs(a - b) < 1e-9; }

int main(void)
{
    float f = 1.5f, g = 3;
    double d = 1 / 3.0, zero = 0.0, nan = zero / zero;
    long double ld = 2.5L;
    int n = 7, half = n / 2;
    d *= 3;
    if (d == 1.0 || nan != nan || f < d)
        n = (int)(f * g);
    printf("%d %d %.1f %g %.2Lf\n", n, half, f + g, sqrt(2), ld);
    printf("%d %f\n", same(0.1 + 0.2, 0.3), (double)n / half);
    return 0;
}
