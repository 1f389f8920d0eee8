/* The dares, once you have passed. store.h says what each is to do. */
#include "store.h"

#include <string.h>

const struct entry *table_next(const struct table *t, const char *from, bool behind, const char *to)
{
    size_t low = 0, high = t->count; /* all before low are too small, none from high on is */
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(t->at[middle].key, from);
        if (order < 0 || (order == 0 && behind))
            low = middle + 1;
        else
            high = middle;
    }
    return low < t->count && strcmp(t->at[low].key, to) < 0 ? &t->at[low] : NULL;
}
