#include <stdio.h>
#include <stdlib.h>
#include <inttypes.h>
#include <limits.h>

int main(void)
{
    div_t a = div(-17, 5);
    ldiv_t b = ldiv(1234567890123l, -1000);
    lldiv_t c = lldiv(LLONG_MIN, 7);
    imaxdiv_t d = imaxdiv(100, 9);
    printf("%d %d\n", a.quot, a.rem);
    printf("%ld %ld\n", b.quot, b.rem);
    printf("%lld %lld\n", c.quot, c.rem);
    printf("%jd %jd\n", d.quot, d.rem);
    printf("%d %ld %lld %jd\n", abs(-5), labs(-5000000000l), llabs(LLONG_MIN + 1), imaxabs(-9));
    printf("%d %d\n", div(7, 2).quot * 2 + div(7, 2).rem, abs(0));
    srand(1);
    int r = rand(), in = 1;
    for (int i = 0; i < 100; i++) {
        int v = rand();
        in &= v >= 0 && v <= RAND_MAX;
    }
    srand(1);
    printf("%d %d\n", in, rand() == r);
    return 0;
}
