#include <stdio.h>

int main(void)
{
    double price = 9.99;
    printf("%d euros\n", price); // expect: bad-format-argument
    return 0;
}
