#include <stdio.h>

int main(void)
{
    double d[] = {0.0, 0.99, -0.99, 1.5, -1.5, 127.9, 2147483647.5, -2147483648.9};
    for (unsigned i = 0; i < sizeof d / sizeof *d; i++)
        printf("%d %lld %d\n", (int)d[i], (long long)d[i], (short)(int)d[i]);
    printf("%u %llu\n", (unsigned)4294967295.0, (unsigned long long)18446744073709549568.0);
    printf("%llu %llu\n", (unsigned long long)9223372036854775808.0, (unsigned long long)9.5f);
    printf("%d %d %d\n", (unsigned char)255.9, (signed char)-128.5, (unsigned short)65535.9);
    unsigned long long big = 18446744073709551615ull;
    printf("%.1f %.1f %.1f\n", (double)big, (double)(big >> 1), (double)(long long)big);
    printf("%.1f %.1f\n", (float)16777217, (double)(float)4294967295u);
    printf("%.1f %.1f\n", (double)9007199254740993ll, (double)-9007199254740993ll);
    printf("%.1Lf\n", (long double)big);
    printf("%d %d\n", (int)(float)0.1f, (int)-0.0);
    unsigned char c = 3.99;
    c += 0.5;
    printf("%d\n", c);
    float f = 3;
    int i = f / 2 * 2;
    printf("%d %d\n", i, (int)(0.1 + 0.7) * 10);
    printf("%d\n", (int)((0.1 + 0.7) * 10));
    return 0;
}
