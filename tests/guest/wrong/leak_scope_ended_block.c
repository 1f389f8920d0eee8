#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    int total = 0;
    {
        int *prices = malloc(3 * sizeof *prices); // expect: leak
        if (!prices)
            return 1;
        prices[0] = 250;
        prices[1] = 120;
        prices[2] = 99;
        total = prices[0] + prices[1] + prices[2];
    } // lost
    printf("total %d cents\n", total);
    return 0;
}
