#include <limits.h>
#include <stdint.h>
#include <stdbool.h>

#define FLAG 0x80
enum { BITS = 31, MANY = 1 << 20 };

int main(void)
{
    uint8_t a = 255, b = ~FLAG, c = -1, d = 0xff;
    int8_t e = -128, f = 0x80, g = '\xff';
    unsigned u = -1, mask = ~0, high = 1u << BITS, all = 0xffffffff;
    int colour = 0xdeadbeef, low = INT_MIN, m = -2147483647 - 1;
    char h = 'x', i = -1, j = 127;
    bool k = 2, l = MANY;
    unsigned long w = 1UL << 63, x = ULONG_MAX, y = -1;
    long z = 1L << 40, ms = 365L * 24 * 3600 * 1000;
    unsigned wrap = 4000000000u + 4000000000u;
    int sh = 1 << 31 >> 31, none = sizeof(long) == 8 ? 1 : 1 / 1;
    short s = (short)70000;
    uint16_t t = (uint16_t)-1, port = 65535;
    if (sizeof(int) == 8 && INT_MAX / 2 > 0 && 1 << (sizeof(long) * 8 - 40) > 3)
        none = 2;
    return a + b + c + d + e + f + g + (int)u + (int)mask + (int)high + (int)all + colour + low + m
        + h + i + j + k + l + (int)w + (int)x + (int)y + (int)z + (int)ms + (int)wrap + sh + none + s
        + t + port;
}
