/* Where nodes come from, and where they go. */
#include "node.h"

#include <stdlib.h>

struct node *node_new(struct map *m, const char *key)
{
    struct node *n = calloc(1, sizeof *n);
    (void)m;
    if (n != NULL)
        n->byte = (unsigned char)key[0];
    return n;
}

void node_end(struct map *m, struct node *n)
{
    (void)m;
    free(n);
}

static void list_end(struct map *m, struct node *n)
{
    while (n != NULL) {
        struct node *next = n->next;
        list_end(m, n->child);
        node_end(m, n);
        n = next;
    }
}

void nodes_end(struct map *m)
{
    list_end(m, m->root.child);
}
