#include <stdio.h>

int main(void)
{
    unsigned fuel = 10;
    while (fuel != 1) fuel -= 2; // expect: step-limit
    printf("%u\n", fuel);
    return 0;
}
