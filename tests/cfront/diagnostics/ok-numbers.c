#include <stdint.h>
#include <stdio.h>
#include <limits.h>

int main(void)
{
    unsigned char c = 0377;
    long long big = 0x7fffffffffffffff, most = LLONG_MIN;
    unsigned long u = 18446744073709551615u;
    double e = 1e3, h = 0x1p4, p = .5, q = 5.;
    float f = 1.5e-3F;
    int oct = 010, hex = 0XfF, bin = 0b101, neg = -2147483647 - 1;
    char a = '\x41', z = '\0', o = '\101', wide = u8"x"[0];
    printf("%d %lld %lld %lu %g %g %g %g %g\n", c, big, most, u, e, h, p, q, (double)f);
    printf("%d %d %d %d %d %d %d %d\n", oct, hex, bin, neg, a, z, o, wide);
    printf("%d %d\n", UINT8_MAX + 1, (int)(1u - 2u < 3u));
    return 0;
}
