#include <stdio.h>

static long sum(int n, long *deepest)
{
    if (n == 0) {
        *deepest = n; // look
        return 0;
    }
    long rest = sum(n - 1, deepest);
    return n + rest; // look 3
}

int main(void)
{
    long deepest = -1;
    long total = sum(19, &deepest);
    printf("%ld %ld\n", total, deepest);
    return 0;
}
