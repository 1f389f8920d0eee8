/* Where nodes come from: slabs, found by number. */
#include "node.h"

#include <stdlib.h>
#include <string.h>

struct node *node_at(const struct map *m, number i)
{
    return i == 0 ? NULL : &m->slab[(i - 1) / SLAB][(i - 1) % SLAB];
}

static bool slab_new(struct map *m)
{
    if (m->slabs == m->room) {
        size_t room = m->room + m->room / 2 + 4;
        struct node **slab = realloc(m->slab, room * sizeof *slab);
        if (slab == NULL)
            return false;
        m->slab = slab;
        m->room = room;
    }
    struct node *s = malloc(SLAB * sizeof *s);
    if (s == NULL)
        return false;
    m->slab[m->slabs++] = s;
    return true;
}

number node_new(struct map *m, const char *key)
{
    number i = m->free;
    if (i != 0) {
        m->free = node_at(m, i)->child;
    } else {
        if (m->used == m->slabs * SLAB && !slab_new(m))
            return 0;
        i = (number)++m->used;
    }
    struct node *n = node_at(m, i);
    size_t length = strlen(key);
    if (length > TEXT_MOST)
        length = TEXT_MOST;
    *n = (struct node){.length = (unsigned char)length};
    memcpy(n->text, key, length);
    return i;
}

void node_end(struct map *m, number i)
{
    node_at(m, i)->child = m->free;
    m->free = i;
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
