#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    double prices[4] = { 1.5, 2.5, 3.5, 4.5 };
    double *copy = malloc(4 * sizeof(float));
    if (!copy)
        return 1;
    memcpy(copy, prices, sizeof prices); // expect: out-of-bounds-write
    printf("%.1f\n", copy[1]);
    free(copy);
    return 0;
}
