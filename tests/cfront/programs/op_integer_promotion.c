#include <stdio.h>

int main(void)
{
    unsigned char uc = 200, ud = 100;
    signed char sc = -128;
    unsigned short us = 65535;
    short s = -32768;
    char c = '\377';
    _Bool b = 1;
    printf("%d %d %d\n", uc + ud, uc - 255, ud * uc);
    printf("%d %d %d\n", -sc, ~uc, -s);
    printf("%d %d\n", us + 1, us * 2 > 0);
    printf("%d %d\n", uc << 4, ~us);
    printf("%d %d %d\n", (unsigned char)(uc + ud), (signed char)(sc - 1), (short)(s - 1));
    printf("%zu %zu %zu %zu\n", sizeof(uc + ud), sizeof(+s), sizeof(c), sizeof(-b));
    printf("%d %d %d\n", b + b, -b, ~b);
    printf("%d %d\n", c == -1, c == 255);
    printf("%d\n", !uc + !0 + !b);
    uc = (unsigned char)-uc;
    printf("%d %d\n", uc, (unsigned char)~uc >> 4);
    return 0;
}
