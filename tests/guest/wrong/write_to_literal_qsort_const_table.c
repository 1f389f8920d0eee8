#include <stdio.h>
#include <stdlib.h>

static int by_value(const void *a, const void *b)
{
    int x = *(const int *)a, y = *(const int *)b;
    return (x > y) - (x < y);
}

static const int primes[] = { 7, 3, 5, 2 };

int main(void)
{
    qsort((void *)primes, 4, sizeof primes[0], by_value); // expect: write-to-literal
    printf("%d\n", primes[0]);
    return 0;
}
