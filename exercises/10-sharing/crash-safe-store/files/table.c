/* What is in the store, as it can be asked for: an array in the order of
 * the keys. */
#include "store.h"

#include <string.h>

/* Where the key is, or where it would have to be put. */
static size_t place_of(const struct table *t, const char *key)
{
    size_t i = 0;
    while (i < t->count && strcmp(t->at[i].key, key) < 0)
        i++;
    return i;
}

static bool is_at(const struct table *t, size_t i, const char *key)
{
    return i < t->count && strcmp(t->at[i].key, key) == 0;
}

const char *table_get(const struct table *t, const char *key)
{
    size_t i = place_of(t, key);
    return is_at(t, i, key) ? t->at[i].value : NULL;
}

bool table_takes(const struct table *t, const struct change *c)
{
    bool there = is_at(t, place_of(t, c->key), c->key);
    return there || (c->kind == PUT && t->count < KEYS);
}

int table_apply(struct table *t, const struct change *c)
{
    size_t i = place_of(t, c->key);
    bool there = is_at(t, i, c->key);
    if (!table_takes(t, c))
        return -1;
    if (c->kind == DROP) {
        t->count--;
        memmove(&t->at[i], &t->at[i + 1], (t->count - i) * sizeof t->at[0]);
        return 0;
    }
    if (!there) {
        memmove(&t->at[i + 1], &t->at[i], (t->count - i) * sizeof t->at[0]);
        t->count++;
        strcpy(t->at[i].key, c->key);
    }
    strcpy(t->at[i].value, c->value);
    return 0;
}
