#include <stdio.h>
#include <stdlib.h>

// Mean of n readings from the input: 0; -1 when there are too few; -2 when
// there is no memory.
int read_mean(size_t n, int *mean)
{
    int *log = malloc(n * sizeof *log);
    if (log == NULL)
        return -2;

    long sum = 0;
    for (size_t i = 0; i < n; i++) {
        if (scanf("%d", &log[i]) != 1)
            return -1;
        sum += log[i];
    }
    *mean = (int)(sum / (long)n);

    free(log);
    return 0;
}
