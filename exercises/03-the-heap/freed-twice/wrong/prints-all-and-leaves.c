// caught-by: rule-broken
#include <stdio.h>
#include <stdlib.h>

// Prints n readings (tenths of a degree) and their mean. Borrows the log.
void report(int *log, size_t n)
{
    // --- your code starts here ---
    (void)log, (void)n;
    printf("20.0\n21.5\n24.1\nmean 21.8\nlog given back\n");
    exit(0);
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
