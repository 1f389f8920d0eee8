#include <stdio.h>

struct s { signed int a : 3; signed int b : 5; int c : 17; long long d : 40; signed char e : 2; short f : 9; };

int main(void)
{
    struct s s = {3, -16, -65536, -(1LL << 39), 1, -256};
    printf("%d %d %d %lld %d %d\n", s.a, s.b, s.c, (long long)s.d, s.e, s.f);
    s.a = -4;
    s.b = 15;
    s.c = 65535;
    s.d = (1LL << 39) - 1;
    s.e = -2;
    s.f = 255;
    printf("%d %d %d %lld %d %d\n", s.a, s.b, s.c, (long long)s.d, s.e, s.f);
    s.a++;
    --s.b;
    s.c -= 70000;
    s.d >>= 3;
    s.e |= 1;
    s.f ^= 0x55;
    printf("%d %d %d %lld %d %d\n", s.a, s.b, s.c, (long long)s.d, s.e, s.f);
    s.a = 7; /* out of range: kept modulo 8 */
    s.b = 16;
    printf("%d %d ", s.a, s.b);
    printf("%d\n", (s.b = 31));
    return 0;
}
