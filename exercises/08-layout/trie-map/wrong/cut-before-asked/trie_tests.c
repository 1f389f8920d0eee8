/* Ends with 0 if the map does what trie.h says; a failed assert says that
 * it does not. */
#include "trie.h"

#include <assert.h>
#include <string.h>

int main(void)
{
    int value = 0;
    struct map *m = map_open();
    assert(m != NULL);
    assert(map_put(m, "/cart", 3) == 0);
    assert(map_get(m, "/cart", &value) && value == 3);
    map_close(m);
    return 0;
}
