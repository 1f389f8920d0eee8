// caught-by: wrong-output
#include <stdio.h>
#include <stdlib.h>

int read_mean(size_t n, int *mean)
{
    int *log = malloc(n * sizeof *log);
    if (log == NULL)
        return -2;

    int status = 0;
    *mean = 0;
    for (size_t i = 0; i < n; i++) {
        if (scanf("%d", &log[i]) != 1) {
            status = -1;
            break;
        }
        *mean += log[i];
    }
    *mean /= (int)n;

    free(log);
    return status;
}
