/* The dull twin of the store. It keeps one PUT a key, in no order, and
 * forgets all at the end. */
#include "store.h"

#include <string.h>

static size_t place_of(const struct model *m, const char *key)
{
    size_t i = 0;
    while (i < m->count && strcmp(m->at[i].key, key) != 0)
        i++;
    return i;
}

bool model_change(struct model *m, const struct change *c)
{
    size_t i = place_of(m, c->key);
    if (c->kind == DROP ? i == m->count : i == KEYS)
        return false;
    if (c->kind == DROP) {
        m->at[i] = m->at[--m->count];
        return true;
    }
    if (i == m->count)
        m->count++;
    m->at[i] = *c;
    return true;
}

bool model_same(const struct model *m, const struct table *t)
{
    bool same = m->count == t->count;
    for (size_t i = 0; i < m->count && same; i++) {
        const char *value = table_get(t, m->at[i].key);
        same = value != NULL && strcmp(value, m->at[i].value) == 0;
    }
    return same;
}

bool model_settle(struct model *m, const struct table *t)
{
    bool same = model_same(m, t);
    if (!same && m->in_doubt && model_change(m, &m->doubt))
        same = model_same(m, t);
    m->in_doubt = false;
    return same;
}
