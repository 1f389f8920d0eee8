#include <stdio.h>

static long f(char a, short b, int c, long d, long long e, unsigned char g, float h, double i, long double j, int *k,
              const char *l, int m[], struct { int x; } *n, int o, int p, float q, double r, int s, long t, char u)
{
    (void)n;
    return a + b * 2 + c * 3 + d * 4 + e * 5 + g * 6 + (long)(h * 7 + i * 8 + (double)j * 9) + *k + l[1] + m[2] + o - p +
           (long)(q + r) + s * t - u;
}

static double g(double a, float b, double c, float d, double e, float f_, double g_, float h, double i, float j, int k)
{
    return a - b + c - d + e - f_ + g_ - h + i - j * k;
}

int main(void)
{
    int k = 5, m[3] = {1, 2, 3};
    printf("%ld\n", f(1, 2, 3, 4, 5, 6, 7, 8, 9, &k, "ab", m, NULL, 10, 11, 12.5f, 13.5, 14, 15, 16));
    printf("%g\n", g(1, 2, 3, 4, 5, 6, 7, 8, 9, 0.5f, 3));
    printf("%d%d%d%d%d%d%d%d%d%d%d%d%d%d%d%d%d%d%d%d%d%d%d%d%d%d\n", 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
           0, 1, 2, 3, 4, 5, 6);
    return 0;
}
