#include <stdio.h>
#include <float.h>

static long double third(long double x) { return x / 3; }
static int cmp(long double a, double b) { return a < b ? -1 : a > b; }

int main(void)
{
    long double a = 0.1L, b = 0.1, c = 0.1f;
    printf("%d %d %d\n", a == b, b == c, (double)a == (double)b);
    printf("%.20Lf\n%.20Lf\n%.20Lf\n", a, b, c);
    printf("%.18Lf %.17f\n", third(1), (double)third(1));
    printf("%d %d\n", cmp(1.0L + LDBL_EPSILON, 1.0), cmp(a, 0.1));
    long double big = 18446744073709551615.0L;
    printf("%.0Lf %llu\n", big, (unsigned long long)big);
    printf("%lld %d %u\n", (long long)-123456789012.7L, (int)-3.9L, (unsigned)3.9L);
    long double sum = 0;
    for (int i = 0; i < 10; i++)
        sum += 0.1L;
    printf("%.15Lf %Le %Lg\n", sum, 1e4000L, 1e-4000L);
    a++;
    a *= 2.5f;
    a -= 1u;
    printf("%.4Lf %d\n", -a, !a);
    long double arr[2] = {1.5L, 2.5L}, *p = arr;
    struct { char c; long double v; } s = {'x', *++p};
    printf("%.1Lf %zu %zu\n", s.v + p[-1], sizeof s, sizeof arr);
    printf("%.1Lf\n", s.v > 2 ? s.v : 1);
    return 0;
}
