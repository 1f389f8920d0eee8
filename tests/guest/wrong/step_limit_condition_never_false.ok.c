#include <stdio.h>

int main(void)
{
    unsigned fuel = 10;
    while (fuel > 1) fuel -= 2;
    printf("%u\n", fuel);
    return 0;
}
