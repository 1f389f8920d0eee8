#include <stdio.h>

int main(void)
{
    unsigned a = 0xF0F0A5A5u, b = 0x0FF00FF0u;
    int s = -2;
    unsigned char c = 0x3C;
    printf("%x %x %x %x\n", a & b, a | b, a ^ b, ~a);
    printf("%d %d %d\n", s & 7, s | 1, s ^ -1);
    printf("%x %x\n", ~c & 0xFF, c ^ ~0u);
    printf("%llx\n", a | (unsigned long long)b << 32);
    printf("%llx\n", (unsigned long long)s & ~0xFFull);
    printf("%llx\n", 0xFFFFFFFF00000000ull | s);
    printf("%d %d\n", 6 & 3 == 3, (6 & 3) == 3);
    printf("%d\n", 1 | 2 ^ 3 & 4);
    a &= ~(b | 0xFu);
    b ^= a ^= b;
    printf("%x %x\n", a, b);
    c |= 0x1C3, c &= 0xF7;
    printf("%x\n", c);
    printf("%d\n", (int)(~0u >> 1) == ~(1 << 30) + (1 << 30) * 0 + (1 << 30) + (1 << 30) - 0 + 0 ? 1 : 2);
    return 0;
}
