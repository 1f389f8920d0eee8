#include <limits.h>
#include <stdio.h>

int main(void)
{
    int v[] = { 0, 1, -1, 42, -4242, INT_MAX, INT_MIN };
    for (int i = 0; i < 7; i++) {
        printf("%d|%5d|%-5d|%05d|%+d|% d|%.3d|%8.4d|%-8.4d|\n", v[i], v[i], v[i], v[i], v[i], v[i],
               v[i], v[i], v[i]);
        printf("%u %o %x %X %#o %#x %#X %08x\n", v[i], v[i], v[i], v[i], v[i], v[i], v[i], v[i]);
    }
    printf("%hhd %hd %ld %lld %zu %jd %td\n", 300, 70000, LONG_MIN, LLONG_MAX, sizeof(int),
           (long)-7, (long)9);
    return printf("%i%%\n", 100);
}
