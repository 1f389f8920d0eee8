#include <stdio.h>
#include <stdlib.h>

static int by_length(const void *a, const void *b)
{
    const int *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

int main(void)
{
    int *poles = malloc(3 * sizeof *poles);
    if (!poles)
        return 1;
    poles[0] = 30, poles[1] = 10, poles[2] = 20;
    qsort(poles, 3, sizeof *poles, by_length);
    printf("%d\n", poles[0]);
    free(poles);
    return 0;
}
