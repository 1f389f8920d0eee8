#include <stdio.h>
#include <stdint.h>
#include <stdlib.h>

static uint64_t mulmod(uint64_t a, uint64_t b, uint64_t m)
{
    uint64_t r = 0;
    for (a %= m; b; b >>= 1) {
        if (b & 1)
            r = r >= m - a ? r - (m - a) : r + a;
        a = a >= m - a ? a - (m - a) : a + a;
    }
    return r;
}
static uint64_t powmod(uint64_t b, uint64_t e, uint64_t m)
{
    uint64_t r = 1;
    for (; e; e >>= 1, b = mulmod(b, b, m))
        if (e & 1)
            r = mulmod(r, b, m);
    return r;
}
static int prime(uint64_t n)
{
    static const unsigned char bases[] = {2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37};
    for (unsigned i = 0; i < sizeof bases; i++)
        if (n % bases[i] == 0)
            return n == bases[i];
    uint64_t d = n - 1;
    int s = 0;
    for (; !(d & 1); d >>= 1)
        s++;
    for (unsigned i = 0; i < sizeof bases; i++) {
        uint64_t x = powmod(bases[i], d, n);
        int ok = x == 1;
        for (int k = 0; k < s && !ok; k++, x = mulmod(x, x, n))
            ok = x == n - 1;
        if (!ok)
            return 0;
    }
    return 1;
}

int main(void)
{
    enum { N = 10000 };
    unsigned *bits = calloc(N / 32 + 1, sizeof *bits);
    int count = 0, last = 0;
    for (int i = 2; i < N; i++) {
        if (bits[i / 32] >> i % 32 & 1)
            continue;
        count++, last = i;
        for (int k = i * i; i < 100 && k < N; k += i)
            bits[k / 32] |= 1u << k % 32;
    }
    free(bits);
    printf("%d %d\n", count, last);
    uint64_t n = 600851475143;
    for (uint64_t p = 2; n > 1; p++)
        for (; n % p == 0; n /= p)
            printf("%llu ", (unsigned long long)p);
    printf("\n%d%d%d\n", prime(18446744073709551557ull), prime(18446744073709551555ull), prime(3215031751ull));
    return 0;
}
