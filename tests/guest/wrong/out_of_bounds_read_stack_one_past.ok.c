#include <stdio.h>

int main(void)
{
    int lottery[6] = { 4, 8, 15, 16, 23, 42 };
    int biggest = lottery[0];
    for (int i = 1; i < 6; i++)
        if (lottery[i] > biggest)
            biggest = lottery[i];
    printf("biggest %d\n", biggest);
    return 0;
}
