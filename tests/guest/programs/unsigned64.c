#include <stdint.h>
#include <stdio.h>

int main(void)
{
    uint64_t v[] = { 0, 1, 9223372036854775807u, 9223372036854775808u, 18446744073709551615u, 12345678901234567890u };
    for (int i = 0; i < 6; i++) {
        volatile uint64_t u = v[i];
        double d = u;
        float f = u;
        long double l = u;
        printf("%.1f %.1f %.1Lf ", d, f, l);
        printf("%llu %llu ", (unsigned long long)(d / 4), (unsigned long long)(l));
        printf("%llu %llu %llu\n", (unsigned long long)(u / 3), (unsigned long long)(u % 1000), (unsigned long long)(u >> 7));
    }
    volatile double big = 1e19;
    volatile float bf = 1e19f;
    printf("%llu %llu\n", (unsigned long long)big, (unsigned long long)bf);
    volatile int64_t n = -5;
    printf("%g %lld %lld\n", (double)n, (long long)(double)n, (long long)-2.9);
    volatile uint32_t w = 4000000000u;
    printf("%g %u %u\n", (double)w, (unsigned)3e9, (unsigned)(float)w);
    printf("%lld %lld %lld %lld\n", -7LL / 2, -7LL % 2, -7LL >> 1, 7LL << 40);
    return 0;
}
