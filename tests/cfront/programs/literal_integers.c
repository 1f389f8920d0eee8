#include <stdio.h>

#define SIZE(x) (int)sizeof(x)

int main(void)
{
    printf("%d %d %d %d\n", 0, 017, 0x1F, 0b1011);
    printf("%u %ld %lu %lld %llu\n", 1u, 2L, 3uL, 4LL, 5llU);
    /* The type is the first of the list in which the value fits. */
    printf("%d%d%d%d\n", SIZE(2147483647), SIZE(2147483648), SIZE(4294967295), SIZE(0x7fffffff));
    printf("%d%d%d%d\n", SIZE(0x80000000), SIZE(0xffffffff), SIZE(0x100000000), SIZE(1u));
    printf("%d%d\n", 2147483648 > 0, -2147483648 < 0);
    printf("%d%d\n", 0x80000000 > 0, -0x80000000 > 0);
    printf("%d%d%d\n", -1 < 0x80000000, -1 < 2147483648, 0xffffffff == -1);
    printf("%lu %ld\n", 0xffffffffffffffff, 9223372036854775807);
    printf("%lu %d\n", 18446744073709551615u, 01777777777777777777777 == ~0ull);
    printf("%d %d\n", 'A', '\0');
    printf("%d %d %d %d %d\n", '\n', '\x41', '\101', '\\', '\'');
    printf("%d %d %d\n", '\a' + '\b' + '\f' + '\r' + '\t' + '\v', '"', '\?');
    return 0;
}
