// caught-by: invalid-free
#include <stdio.h>
#include <stdlib.h>

// Prints n readings (tenths of a degree) and their mean. Borrows the log.
void report(int *log, size_t n)
{
    // --- your code starts here ---
    long sum = 0;
    for (size_t i = 0; i < n; i++) {
        printf("%d.%d\n", log[i] / 10, log[i] % 10);
        sum += log[i];
    }
    int mean = (int)(sum / (long)n);
    printf("mean %d.%d\n", mean / 10, mean % 10);
    for (size_t i = n - 1; i > 0; i--)
        free(&log[i]);
    // --- your code ends here ---
}

int main(void)
{
    size_t n = 3;
    int *log = malloc(n * sizeof *log);
    if (log == NULL)
        return 1;
    log[0] = 200;
    log[1] = 215;
    log[2] = 241;

    report(log, n);

    free(log);
    printf("log given back\n");
    return 0;
}
