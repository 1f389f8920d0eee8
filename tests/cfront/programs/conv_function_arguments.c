#include <stdio.h>

static void as_char(char a, unsigned char b, short c) { printf("%d %d %d\n", a, b, c); }
static void as_float(float a, double b, long double c) { printf("%g %g %Lg\n", a, b, c); }
static void as_long(long a, unsigned long b, unsigned c) { printf("%ld %lu %u\n", a, b, c); }
static void as_bool(_Bool a, _Bool b) { printf("%d %d\n", a, b); }
static unsigned char narrow(int v) { return v; }
static float single(double v) { return v; }
static long wide(unsigned v) { return v; }
static long swide(int v) { return v; }

int main(void)
{
    as_char(300, -1, 70000);
    as_float(1, 2u, 'A');
    as_float(0.1, 0.1f, 7ll);
    as_long(-1, -1, -1);
    as_long((char)-5, 'a', 2.9);
    as_bool(8, 0.0);
    printf("%d %d\n", narrow(-1), narrow(256 + 7) + narrow(511));
    printf("%d %d\n", single(0.1) == 0.1, single(0.1) == 0.1f);
    printf("%ld %ld\n", wide(-1), swide(-1));
    char c = narrow(0x1C8);
    printf("%d\n", c == (char)0xC8);
    return narrow(0x103);
}
