#include <limits.h>
#include <stdint.h>

int main(void)
{
    int n = 3, z;
    unsigned long wide = 1;
    z = 1 << 32;             // expect: shift-count 14
    z += n >> -1;            // expect: shift-count
    z += n << 40;            // expect: shift-count
    wide <<= 64;             // expect: shift-count
    z += n / 0;              // expect: division-by-zero 12
    z += n % 0;              // expect: division-by-zero
    z /= 0;                  // expect: division-by-zero
    z += n / (2 - 2);        // expect: division-by-zero
    z = INT_MAX + 1;         // expect: constant-overflow
    z = 100000 * 100000;     // expect: constant-overflow 16
    long seconds = 365 * 24 * 3600 * 1000; // expect: constant-overflow
    char c = 300;            // expect: constant-overflow 14
    unsigned char u = 256;   // expect: constant-overflow
    int8_t s = 200;          // expect: constant-overflow
    int big = 3000000000;    // expect: constant-overflow
    short h = 70000;         // expect: constant-overflow
    u = 1000;                // expect: constant-overflow
    return z + c + u + s + big + h + (int)seconds + (int)wide;
}
