/* What does not depend on how nodes look. */
#include "node.h"

#include <stdlib.h>
#include <string.h>

struct map *map_open(void)
{
    return calloc(1, sizeof(struct map));
}

void map_close(struct map *m)
{
    nodes_end(m);
    free(m);
}

size_t map_count(const struct map *m)
{
    return m->count;
}

bool map_after(const struct map *m, const char *prefix, char *key,
               int *value)
{
    char next[KEY_ROOM];
    int of_next;
    /* Before all keys that begin with prefix there is the prefix itself,
     * which may be one. */
    bool before = strcmp(key, prefix) < 0;
    if (before && map_get(m, prefix, value)) {
        strcpy(key, prefix);
        return true;
    }
    if (!next_key(m, before ? prefix : key, next, &of_next))
        return false;
    if (strncmp(next, prefix, strlen(prefix)) != 0)
        return false;
    strcpy(key, next);
    *value = of_next;
    return true;
}
