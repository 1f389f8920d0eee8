#include <stdio.h>

static unsigned factorial(unsigned n)
{
    if (n < 2)
        return 1;
    return n * factorial(n - 1);
}

int main(void)
{
    printf("%u\n", factorial(5));
    return 0;
}
