/* Where nodes come from, and where they go: slabs, and a list of free
 * places. */
#include "node.h"

#include <stdlib.h>

static union place *place_get(struct map *m)
{
    union place *p = m->free;
    if (p != NULL) {
        m->free = p->free;
        return p;
    }
    if (m->slab == NULL || m->used == SLAB) {
        struct slab *s = malloc(sizeof *s);
        if (s == NULL)
            return NULL;
        s->older = m->slab;
        m->slab = s;
        m->used = 0;
    }
    return &m->slab->place[m->used++];
}

struct node *node_new(struct map *m, const char *key)
{
    union place *p = place_get(m);
    if (p == NULL)
        return NULL;
    struct node *n = &p->node;
    *n = (struct node){0};
    while (n->length < TEXT_MOST && key[n->length] != '\0') {
        n->text[n->length] = (unsigned char)key[n->length];
        n->length++;
    }
    return n;
}

void node_end(struct map *m, struct node *n)
{
    union place *p = (union place *)n;
    p->free = m->free;
    m->free = p;
}

void nodes_end(struct map *m)
{
    while (m->slab != NULL) {
        struct slab *s = m->slab;
        m->slab = s->older;
        free(s);
    }
}

size_t node_same(const struct node *n, const char *key)
{
    size_t same = 0;
    while (same < n->length && n->text[same] == (unsigned char)key[same])
        same++;
    return same;
}
