#include <stdio.h>

int main(void)
{
    unsigned u = 0x80000001u;
    int n = -16;
    unsigned char c = 0x81;
    long long ll = 1;
    unsigned long long ull = ~0ull;
    printf("%x %x %x %x\n", u << 1, u >> 1, u >> 31, u << 31);
    printf("%d %d %d\n", n >> 1, n >> 4, n >> 31);
    printf("%x %x %x\n", c << 1, c >> 1, (unsigned char)(c << 1));
    printf("%llx %llx\n", ll << 62, ull >> 63);
    printf("%llx %llx\n", ull << 63, ull >> 1);
    printf("%zu %zu\n", sizeof(c << ll), sizeof(ll << c));
    int by = 3;
    u <<= by, u >>= ll, c <<= by, n >>= 2u;
    printf("%x %x %d\n", u, c, n);
    printf("%d %u\n", 1 << 30, 1u << 31);
    printf("%d %d\n", 5 + 3 << 2, 5 + (3 << 2));
    for (int i = 0; i < 64; i += 13)
        printf("%llx ", (1ull << i) - 1 >> i / 2);
    putchar('\n');
    return 0;
}
