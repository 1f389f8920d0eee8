#include <stdio.h>

int main(void)
{
    /* The operation is done in the promoted or common type, then converted back. */
    unsigned char c = 250;
    c += 10;
    printf("%d ", c);
    c *= 100;
    printf("%d ", c);
    c -= 200;
    printf("%d ", c);
    c <<= 3;
    printf("%d\n", c);
    signed char s = 100;
    s += 100;
    printf("%d ", s);
    s >>= 1;
    printf("%d ", s);
    s *= -3;
    printf("%d\n", s);
    int i = 10;
    i *= 2.55;
    printf("%d ", i);
    i += 0.9;
    printf("%d ", i);
    i -= 1e9;
    printf("%d ", i);
    i /= 0.5f;
    printf("%d\n", i);
    unsigned short us = 65535;
    us /= -1;
    printf("%d ", us);
    us -= 1;
    printf("%d ", us);
    us |= 0x12345;
    printf("%d\n", us);
    float f = 16777216;
    f += 1;
    printf("%.1f ", f);
    f += 3.0;
    printf("%.1f ", f);
    f /= 3;
    printf("%.1f\n", f);
    long l = -7;
    l /= 2u;
    printf("%ld ", l);
    l = -7;
    l %= 4ul;
    printf("%ld ", l);
    _Bool b = 1;
    b += 255;
    printf("%d ", b);
    b -= 1;
    printf("%d ", b);
    b |= 0x100;
    printf("%d\n", b);
    return 0;
}
