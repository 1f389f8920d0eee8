// caught-by: wrong-exit
#include <stdio.h>
#include <stdlib.h>

// Room for n readings, all at 200; NULL when there is no memory.
// The caller frees it.
int *new_log(size_t n)
{
    int *log = malloc(n * sizeof *log);
    if (log == NULL) {
        printf("no room for %zu readings\n", n);
        exit(1);
    }
    for (size_t i = 0; i < n; i++)
        log[i] = 200;
    return log;
}
