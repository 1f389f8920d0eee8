#include <stdio.h>

int main(void)
{
    double price = 9.99;
    printf("%.2f euros\n", price);
    return 0;
}
