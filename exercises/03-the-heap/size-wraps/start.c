#include <stdint.h>
#include <stdlib.h>

// A block for n elements of size bytes each, or NULL. The caller frees.
void *new_array(size_t n, size_t size)
{
    return malloc(n * size);
}
