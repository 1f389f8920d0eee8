#include <stdint.h>
#include <stdio.h>

int main(void)
{
    printf("%d %d %d %d\n", 7 / 2, -7 / 2, 7 % 3, -7 % 3);
    printf("%d %u %d\n", 1 << 10, ~0u, -16 >> 2);
    unsigned u = 0;
    u--;
    printf("%u %d\n", u, (int)u);
    unsigned char c = 255;
    c++;
    short s = (short)40000;
    printf("%d %d %d\n", c, s, (signed char)200);
    printf("%d %d\n", -1 < 1u, (char)-1 == 255);
    printf("%d %d %d\n", 0x10, 010, 'a' - 'A');
    int64_t big = 3000000000;
    printf("%ld %d\n", big * 3, (int)big);
    uint64_t h = 14695981039346656037u;
    for (const char *p = "hash me"; *p; p++)
        h = (h ^ (unsigned char)*p) * 1099511628211u;
    printf("%016lx\n", h);
    int x = 6, y = 3;
    printf("%d %d %d %d\n", x & y, x | y, x ^ y, ~x);
    x <<= 2; x |= 1; x ^= 8; x %= 7;
    printf("%d\n", x);
    return 0;
}
