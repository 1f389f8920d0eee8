#include <stdio.h>

int main(void)
{
    int n = 0;
    for (unsigned char c = 250; c; c++)
        n++;
    for (unsigned i = 3; i < 4; i--) /* stops when it wraps */
        n += 10;
    for (signed char s = 100; s > 0; s += 20)
        n += 100;
    printf("%d\n", n);
    unsigned short u = 0;
    do
        u += 4096;
    while (u);
    printf("%d\n", u);
    for (double d = 0; d < 1; d += 0.25)
        printf("%g ", d);
    for (char c = 'a'; c <= 'e'; c += 2)
        printf("%c", c);
    for (long long i = 1ll << 40; i; i >>= 8)
        printf(" %lld", i);
    for (int i = 10; i /= 2;)
        printf(" /%d", i);
    for (int i = 1, j; j = i * i, j < 50; i += 2)
        printf(" %d", j);
    putchar('\n');
    return 0;
}
