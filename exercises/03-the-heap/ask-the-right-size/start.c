#include <stdio.h>
#include <stdlib.h>

// Room for n readings, or NULL. The caller frees it.
int *new_log(size_t n)
{
    // --- your code starts here ---
    int *log = malloc(n);
    // --- your code ends here ---
    return log;
}
