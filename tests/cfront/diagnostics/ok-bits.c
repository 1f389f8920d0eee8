#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

enum { READ = 1 << 0, WRITE = 1 << 1, ALL = READ | WRITE };
struct flags { unsigned on : 1, level : 3; signed delta : 4; };

static uint32_t rotate(uint32_t x, unsigned n) { return x << (n & 31) | x >> (-n & 31); }
static bool is_power(unsigned n) { return n && !(n & (n - 1)); }
static int count(uint64_t x)
{
    int n = 0;
    for (; x; x &= x - 1)
        n++;
    return n;
}

int main(void)
{
    int mode = ALL & ~WRITE;
    struct flags f = {.on = 1, .level = 5, .delta = -3};
    unsigned mask = ~0u >> 4, low = mask & 0xff;
    uint8_t byte = (uint8_t)(low ^ 0x0f);
    f.level ^= 7;
    byte |= 1 << 3;
    mode ^= WRITE;
    printf("%d %d %d %u\n", (mode & ALL) == ALL, f.level, f.delta, rotate(0x80000001u, 1));
    printf("%d %d %d %d\n", is_power(64), count(0xffull << 20), byte, (mode & READ) != 0);
    return f.on ? 0 : 1;
}
