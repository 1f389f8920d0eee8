// caught-by: null-dereference
#include <stdlib.h>

// Room for n readings, all at 200; NULL when there is no memory.
// The caller frees it.
int *new_log(size_t n)
{
    if (n * sizeof(int) > 34000)
        return NULL;
    int *log = malloc(n * sizeof *log);
    for (size_t i = 0; i < n; i++)
        log[i] = 200;
    return log;
}
