#include <stdio.h>
#include <stdbool.h>
#include <stddef.h>
#include <math.h>

static bool from_int(int v) { return v; }
static bool from_ptr(const void *p) { return p; }
static bool from_double(double d) { return d; }
static int to_int(bool b) { return b; }

int main(void)
{
    int x = 0;
    printf("%d %d %d\n", from_int(256), from_int(0), from_int(-1));
    printf("%d %d\n", from_ptr(&x), from_ptr(NULL));
    printf("%d %d %d %d\n", from_double(0.1), from_double(-0.0), from_double(1e-300), from_double(NAN));
    printf("%d %d\n", to_int(42), to_int(0.3 > 0.5));
    bool a[4] = {2, 0, 0x100, 'x'};
    printf("%d%d%d%d\n", a[0], a[1], a[2], a[3]);
    bool b = 3;
    printf("%d %d %d\n", b == 3, b == true, (bool)0.5 + (bool)"s");
    b = b << 4;
    printf("%d ", b);
    b = ~b;
    printf("%d ", b);
    b ^= b;
    printf("%d ", b);
    b = !b - 1;
    printf("%d\n", b);
    printf("%zu %d %d\n", sizeof(bool), (bool)(1 << 30 & 7), (char)(bool)512);
    unsigned long long hi = 1ull << 40;
    bool h = hi, g = (int)hi;
    printf("%d %d\n", h, g);
    return a[0] + a[1] + a[2] + a[3] + 40;
}
