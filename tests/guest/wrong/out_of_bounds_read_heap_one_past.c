#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    int n = 5, sum = 0;
    int *steps = malloc(n * sizeof *steps);
    if (!steps)
        return 1;
    for (int i = 0; i < n; i++)
        steps[i] = 1000 * (i + 1);
    for (int i = 1; i <= n; i++)
        sum += steps[i]; // expect: out-of-bounds-read
    printf("%d\n", sum);
    free(steps);
    return 0;
}
