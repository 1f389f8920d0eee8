/* Where nodes come from: slabs, cut into pieces; those that come back wait
 * by their size. */
#include "node.h"

#include <stdlib.h>
#include <string.h>

struct node *node_at(const struct map *m, number i)
{
    return i == 0 ? NULL : (struct node *)&m->slab[i / SLAB]->unit[i % SLAB];
}

static number units(size_t length)
{
    return (number)((offsetof(struct node, text) + length + UNIT - 1) / UNIT);
}

static bool slab_new(struct map *m)
{
    if (m->slabs == m->room) {
        size_t room = m->room + m->room / 2 + 4;
        struct slab **slab = realloc(m->slab, room * sizeof *slab);
        if (slab == NULL)
            return false;
        m->slab = slab;
        m->room = room;
    }
    struct slab *s = malloc(sizeof *s);
    if (s == NULL)
        return false;
    m->slab[m->slabs] = s;
    m->used = (number)(m->slabs * SLAB) + (m->slabs == 0); /* nobody has the number 0 */
    m->slabs++;
    return true;
}

number node_new(struct map *m, const unsigned char *text, size_t length)
{
    number size = units(length), i = m->free[size];
    if (i != 0) {
        m->free[size] = node_at(m, i)->child;
    } else {
        if (m->slabs * SLAB - m->used < size && !slab_new(m))
            return 0;
        i = m->used;
        m->used += size;
    }
    struct node *n = node_at(m, i);
    n->child = 0;
    n->next = 0;
    n->value = 0;
    n->has_value = false;
    n->length = (unsigned char)length;
    memcpy(n->text, text, length);
    return i;
}

void node_end(struct map *m, number i)
{
    struct node *n = node_at(m, i);
    number size = units(n->length);
    n->child = m->free[size];
    m->free[size] = i;
}

void nodes_end(struct map *m)
{
    for (size_t i = 0; i < m->slabs; i++)
        free(m->slab[i]);
    free(m->slab);
}

size_t node_same(const struct node *n, const char *key)
{
    size_t same = 0;
    while (same < n->length && n->text[same] == (unsigned char)key[same])
        same++;
    return same;
}
