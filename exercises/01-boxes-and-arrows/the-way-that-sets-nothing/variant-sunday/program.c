#include <stdio.h>

int main(void)
{
    int day = 7;
    int price;
    if (day < 6)
        price = 4;
    if (day == 6)
        price = 5;
    printf("price %d\n", price);
    return 0;
}
