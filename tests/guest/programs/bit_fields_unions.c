#include <stdint.h>
#include <stdio.h>
#include <string.h>

struct flags { unsigned a : 3, b : 5, c : 1; int d : 4; };
union any { int i; float f; unsigned char bytes[4]; };

int main(void)
{
    struct flags f = { 5, 31, 1, -3 };
    f.a += 4;
    f.d--;
    printf("%u %u %u %d %zu\n", f.a, f.b, f.c, f.d, sizeof f);
    union any u = { .f = 1.0f };
    printf("%x %x\n", u.i, u.bytes[3]);
    uint32_t bits;
    float pi = 3.14159274f;
    memcpy(&bits, &pi, sizeof bits);
    printf("%08x\n", bits);
    return 0;
}
