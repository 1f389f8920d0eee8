#include <stdio.h>
#include <stdlib.h>

static double mean(double *values, int n)
{
    double sum = 0;
    for (int i = 0; i < n; i++)
        sum += values[i];
    free(values);
    return sum / n;
}

int main(void)
{
    double *rain = malloc(3 * sizeof *rain);
    if (!rain)
        return 1;
    rain[0] = 2.5;
    rain[1] = 0;
    rain[2] = 5;
    printf("%.2f mm\n", mean(rain, 3));
    free(rain); // expect: double-free
    return 0;
}
