#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    double *weights = calloc(5, sizeof *weights); // expect: leak
    if (!weights)
        return 1;
    weights[4] = 0.5;
    printf("%.1f\n", weights[0] + weights[4]);
    return 0; // lost
}
