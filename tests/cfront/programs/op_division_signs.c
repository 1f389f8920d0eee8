#include <stdio.h>
#include <limits.h>

int main(void)
{
    int v[] = {7, -7}, w[] = {2, -2, 3, -3};
    for (int i = 0; i < 2; i++)
        for (int j = 0; j < 4; j++)
            printf("%d %d%s", v[i] / w[j], v[i] % w[j], j < 3 ? ", " : "\n");
    long long big = LLONG_MIN;
    printf("%lld %lld %lld\n", big / 10, big % 10, big / 2 % 3);
    printf("%d %d\n", INT_MIN / 2, INT_MIN % 7);
    printf("%llu %llu\n", ULLONG_MAX / 3, ULLONG_MAX % 1000);
    printf("%u %u\n", -7 / 2u, -7 % 5u);
    unsigned char c = 200;
    c /= 7;
    c %= 5;
    signed char s = -100;
    s /= 3;
    short h = -100;
    h %= 7;
    printf("%d %d %d\n", c, s, h);
    for (int i = -5; i <= 5; i++)
        printf("%d/%d/%d ", i / 4, i % 4, i >> 2);
    putchar('\n');
    return 0;
}
