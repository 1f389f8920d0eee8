/* The cache keeps the caller's own key. */
#include <ownership.h>
#include <stdlib.h>
#include <string.h>

struct cache { owned nullable char *key; int value; };

static int cache_get(borrows_mut struct cache *c, borrows char *key)
{
    if (c->key && strcmp(c->key, key) == 0)
        return c->value;
    free(c->key);
    c->key = key; //! freed-borrow
    c->value = (int)strlen(key);
    return c->value;
}

int main(void)
{
    struct cache c = {NULL, 0};
    char key[] = "abc";
    int n = cache_get(&c, key);
    free(c.key);
    return n != 3;
}
