#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    long *log = calloc(4, sizeof *log);
    if (!log)
        return 1;
    printf("%ld\n", log[3]);
    log = realloc(log, 8 * sizeof *log);
    if (!log)
        return 1;
    log[7] = 1;
    printf("%ld\n", log[7]);
    free(log);
    return 0;
}
