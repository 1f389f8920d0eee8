/* gcc's functions for bits and exact arithmetic. */
#include <limits.h>
#include <stdint.h>
#include <stdio.h>

int main(void)
{
    unsigned v[] = {1, 2, 255, 0x80000000u, 0xdeadbeef};
    for (int i = 0; i < 5; i++) {
        unsigned long w = (unsigned long)v[i] << 20;
        printf("%d %d %d %d ", __builtin_popcount(v[i]), __builtin_clz(v[i]), __builtin_ctz(v[i]),
               __builtin_parity(v[i]));
        printf("%d %d %d %d ", __builtin_popcountl(w), __builtin_clzll(w), __builtin_ctzl(w),
               __builtin_parityll(w));
        printf("%x %x %lx\n", __builtin_bswap16(v[i]), __builtin_bswap32(v[i]), __builtin_bswap64(w));
    }
    printf("%d %d\n", __builtin_popcount(-1), __builtin_popcountll(-1));

    size_t counts[] = {0, 1, 5, 4611686018427387905u, SIZE_MAX};
    for (int i = 0; i < 5; i++) {
        size_t bytes;
        int lost = __builtin_mul_overflow(counts[i], sizeof(int), &bytes);
        printf("%d %zu ", lost, bytes);
        lost = __builtin_mul_overflow(counts[i], counts[i], &bytes);
        printf("%d %zu ", lost, bytes);
        lost = __builtin_add_overflow(counts[i], counts[4 - i], &bytes);
        printf("%d %zu ", lost, bytes);
        lost = __builtin_sub_overflow(counts[i], 1, &bytes);
        printf("%d %zu\n", lost, bytes);
    }
    int ints[] = {INT_MIN, -1, 0, 1, 46341, INT_MAX};
    for (int i = 0; i < 6; i++)
        for (int k = 0; k < 6; k++) {
            int sum, product;
            unsigned char small;
            long wide;
            printf("%d ", __builtin_add_overflow(ints[i], ints[k], &sum));
            printf("%d ", __builtin_mul_overflow(ints[i], ints[k], &product));
            printf("%d ", __builtin_sub_overflow(ints[i], ints[k], &small));
            printf("%d ", __builtin_mul_overflow(ints[i], ints[k], &wide));
            printf("%d %d %d %ld\n", sum, product, small, wide);
        }
    long low;
    printf("%d ", __builtin_mul_overflow(LONG_MIN, -1L, &low));
    printf("%ld\n", low);
    switch (ints[3]) {
    case 1: break;
    default: __builtin_unreachable();
    }
    return 0;
}
