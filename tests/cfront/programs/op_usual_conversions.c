#include <stdio.h>

int main(void)
{
    int i = -1;
    unsigned u = 1;
    long l = -1;
    unsigned long ul = 1;
    long long ll = -2;
    unsigned short us = 1;
    printf("%d %d %d\n", i < u, l < u, i < (long)u);
    printf("%d %d\n", i < ul, l < ul);
    printf("%d %d\n", i < us, ll < us);
    printf("%u %lu\n", i + u, l + ul * 0);
    printf("%lld %llu\n", ll * u, ll * 1ull);
    printf("%u %ld\n", i / 2u, i / 2l);
    printf("%d %u\n", i % 2, i % 2u);
    printf("%ld %lu\n", i + 4294967296l, u - 2ul);
    printf("%g %g\n", i + 0.5, u - 2 + 0.0);
    printf("%g %g\n", (float)ul - 2.0f, -1 + 0.0 * u);
    printf("%d\n", (u ? i : u) > 0);
    printf("%d\n", (int)((u ? i : l) < 0));
    printf("%d %d\n", (unsigned char)i == i, (unsigned)i == i);
    return 0;
}
