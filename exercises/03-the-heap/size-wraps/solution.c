#include <stdint.h>
#include <stdlib.h>

// A block for n elements of size bytes each, or NULL. The caller frees.
void *new_array(size_t n, size_t size)
{
    if (n == 0 || size == 0)
        return NULL;
    if (n > SIZE_MAX / size)
        return NULL;
    return malloc(n * size);
}
