#include <stdio.h>
#include <stdint.h>

static int popcount(uint32_t x)
{
    x -= x >> 1 & 0x55555555;
    x = (x & 0x33333333) + (x >> 2 & 0x33333333);
    return (int)((x + (x >> 4) & 0x0f0f0f0f) * 0x01010101u >> 24);
}
static uint32_t reverse(uint32_t x)
{
    x = x >> 1 & 0x55555555 | (x & 0x55555555) << 1;
    x = x >> 2 & 0x33333333 | (x & 0x33333333) << 2;
    x = x >> 4 & 0x0f0f0f0f | (x & 0x0f0f0f0f) << 4;
    return x >> 24 | x >> 8 & 0xff00 | (x & 0xff00) << 8 | x << 24;
}
static uint32_t rotl(uint32_t x, unsigned n) { return x << (n & 31) | x >> (-n & 31); }
static uint32_t next_pow2(uint32_t x) { x--; for (int i = 1; i < 32; i *= 2) x |= x >> i; return x + 1; }
static int log2i(uint32_t x) { int n = 0; for (int s = 16; s; s >>= 1) if (x >> s) x >>= s, n += s; return n; }
static uint32_t gray(uint32_t x) { return x ^ x >> 1; }
static uint32_t ungray(uint32_t x) { for (int s = 16; s; s /= 2) x ^= x >> s; return x; }
static uint64_t interleave(uint32_t a, uint32_t b)
{
    uint64_t r = 0;
    for (int i = 0; i < 32; i++)
        r |= (uint64_t)(a >> i & 1) << 2 * i | (uint64_t)(b >> i & 1) << (2 * i + 1);
    return r;
}
static uint32_t next_same_bits(uint32_t v) { uint32_t t = v | (v - 1); return (t + 1) | (((~t & -~t) - 1) >> (__builtin_ctz(v) + 1)); }

int main(void)
{
    uint32_t t[] = {0, 1, 0x80000000, 0xffffffff, 0x12345678, 40};
    for (int i = 0; i < 6; i++)
        printf("%d %08x %08x %08x %u %d\n", popcount(t[i]), reverse(t[i]), rotl(t[i], 8), rotl(t[i], 0), next_pow2(t[i]), log2i(t[i]));
    printf("%u %u %llx\n", gray(10), ungray(gray(12345)), (unsigned long long)interleave(0xffff, 5));
    for (uint32_t v = 7, i = 0; i < 5; i++, v = next_same_bits(v))
        printf("%u ", v);
    int a = 5, b = -9;
    a ^= b, b ^= a, a ^= b;
    printf("%d %d %d %d\n", a, b, (a ^ b) < 0, (a >> 31 | 1));
    printf("%d %d %d %d\n", __builtin_popcount(255), __builtin_clz(1), __builtin_ctz(8), __builtin_popcountll(~0ull));
    printf("%x %llx\n", __builtin_bswap32(0x11223344), (unsigned long long)__builtin_bswap64(0x1122334455667788));
    return 0;
}
