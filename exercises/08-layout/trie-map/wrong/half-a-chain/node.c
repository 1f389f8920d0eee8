/* Where nodes come from, and where they go. */
#include "node.h"

#include <stdlib.h>
#include <string.h>

struct node *node_new(struct map *m, const char *key)
{
    struct node *n = calloc(1, sizeof *n);
    (void)m;
    if (n == NULL)
        return NULL;
    size_t length = strlen(key);
    n->length = (unsigned char)(length < TEXT_MOST ? length : TEXT_MOST);
    memcpy(n->text, key, n->length);
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

size_t node_same(const struct node *n, const char *key)
{
    size_t same = 0;
    while (same < n->length && n->text[same] == (unsigned char)key[same])
        same++;
    return same;
}
