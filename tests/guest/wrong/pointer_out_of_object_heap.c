#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    int n = 10;
    double *wave = calloc(n, sizeof *wave);
    if (!wave)
        return 1;
    double *end = wave + n * sizeof *wave; // expect: pointer-out-of-object
    int count = 0;
    for (double *w = wave; count < n && w != end; w++)
        count++;
    printf("%d\n", count);
    free(wave);
    return 0;
}
