#include <stdio.h>

static unsigned root(unsigned n)
{
    unsigned r = 0;
    while (r * r != n) r++; // expect: step-limit
    return r;
}

int main(void)
{
    printf("%u\n", root(49));
    printf("%u\n", root(50));
    return 0;
}
