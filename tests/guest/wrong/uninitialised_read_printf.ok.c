#include <stdio.h>

int main(void)
{
    double height = 1.80;
    double weight = 75;
    printf("height %.2f\n", height);
    printf("weight %.1f\n", weight);
    return 0;
}
