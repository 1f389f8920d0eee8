#include <stdio.h>

static long total(const long *from, const long *to)
{
    long sum = 0;
    while (from != to)
        sum += *from++;
    return sum;
}

int main(void)
{
    long sales[4] = { 100, 250, 80, 40 };
    const long *beyond = &sales[4];
    printf("%ld\n", total(sales, beyond));
    return 0;
}
