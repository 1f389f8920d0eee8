#include <stdio.h>

int main(void)
{
    double height = 1.80;
    double weight;
    printf("height %.2f\n", height);
    printf("weight %.1f\n", weight); // expect: uninitialised-read
    return 0;
}
