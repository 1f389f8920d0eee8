#include "node.h"

#include <stdlib.h>
#include <string.h>

struct node *node_new(struct map *m, const unsigned char *text, size_t length)
{
    size_t steps = (offsetof(struct node, text) + length + STEP - 1) / STEP;
    void *piece = m->free[steps];
    if (piece != NULL) {
        m->free[steps] = m->free[steps]->next;
    } else {
        if (m->slab == NULL || SLAB - m->used < steps * STEP) {
            struct slab *s = malloc(sizeof *s);
            if (s == NULL)
                return NULL;
            s->older = m->slab;
            m->slab = s;
            m->used = 0;
        }
        piece = &m->slab->bytes[m->used];
        m->used += steps * STEP;
    }
    struct node *n = piece;
    n->child = NULL;
    n->next = NULL;
    n->value = 0;
    n->has_value = false;
    n->steps = (unsigned char)steps;
    n->length = (unsigned char)length;
    memcpy(n->text, text, length);
    return n;
}

void node_end(struct map *m, struct node *n)
{
    size_t steps = n->steps;
    struct piece *p = (struct piece *)n;
    p->next = m->free[steps];
    m->free[steps] = p;
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
