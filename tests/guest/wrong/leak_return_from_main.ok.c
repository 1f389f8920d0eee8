#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    double *weights = calloc(5, sizeof *weights);
    if (!weights)
        return 1;
    weights[4] = 0.5;
    printf("%.1f\n", weights[0] + weights[4]);
    free(weights);
    return 0;
}
