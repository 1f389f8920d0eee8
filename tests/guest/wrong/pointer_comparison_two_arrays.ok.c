#include <stdio.h>
#include <stdlib.h>

/* The end of the other list is looked for. */
int main(void)
{
    double *prices = calloc(4, sizeof *prices), *weights = calloc(4, sizeof *weights), sum = 0;
    if (!prices || !weights)
        return free(prices), free(weights), 1;
    double *at = prices;
    while (at < prices + 4) {
        sum += *at++;
        if (at == prices + 4)
            break;
    }
    printf("%g\n", sum);
    free(prices);
    free(weights);
    return 0;
}
