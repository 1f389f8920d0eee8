#include <stdio.h>

int main(void)
{
    int ants = 3;
    int bees = 3;
    bees = 5;
    printf("ants %d  bees %d\n", ants, bees);
    return 0;
}
