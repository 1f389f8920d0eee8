#include <stdio.h>

static unsigned factorial(unsigned n)
{
    return n * factorial(n - 1); // expect: stack-overflow
}

int main(void)
{
    printf("%u\n", factorial(5));
    return 0;
}
