/* The map itself, over nodes that are as long as their text. */
#include "node.h"

#include <string.h>

/* Of *first and those next to it, the arrow to the one that key goes on
 * with, or else to where it would be put. */
static struct node **place_for(struct node **first, const char *key)
{
    while (*first != NULL && (*first)->text[0] < (unsigned char)key[0])
        first = &(*first)->next;
    return first;
}

bool map_get(const struct map *m, const char *key, int *value)
{
    const struct node *n = m->top;
    while (n != NULL) {
        size_t same = node_same(n, key);
        if (same == 0) {
            n = n->next;
        } else if (same < n->length) {
            return false;
        } else if (key[same] != '\0') {
            key += same;
            n = n->child;
        } else {
            if (n->has_value)
                *value = n->value;
            return n->has_value;
        }
    }
    return false;
}

/* The first `keep` bytes of *at move into a node of their own above it.
 * False: no memory. */
static bool split(struct map *m, struct node **at, size_t keep)
{
    struct node *below = *at, *above = node_new(m, below->text, keep);
    if (above == NULL)
        return false;
    above->next = below->next;
    above->child = below;
    below->next = NULL;
    below->length = (unsigned char)(below->length - keep);
    memmove(below->text, &below->text[keep], below->length);
    *at = above;
    return true;
}

int map_put(struct map *m, const char *key, int value)
{
    struct node **at = &m->top;
    if (key[0] == '\0' || strlen(key) > KEY_MOST)
        return -1;
    for (;;) {
        at = place_for(at, key);
        size_t same = *at == NULL ? 0 : node_same(*at, key);
        if (same == 0) {
            same = strlen(key);
            struct node *n = node_new(m, (const unsigned char *)key, same);
            if (n == NULL)
                return -1;
            n->next = *at;
            *at = n;
        } else if (same < (*at)->length && !split(m, at, same)) {
            return -1;
        }
        key += same;
        if (key[0] == '\0')
            break;
        at = &(*at)->child;
    }
    m->count += !(*at)->has_value;
    (*at)->has_value = true;
    (*at)->value = value;
    return 0;
}

bool map_remove(struct map *m, const char *key)
{
    struct node **way[KEY_MOST], **at = &m->top;
    size_t depth = 0;
    for (; key[0] != '\0'; key += (*at)->length, at = &(*at)->child) {
        at = place_for(at, key);
        if (*at == NULL || node_same(*at, key) < (*at)->length)
            return false;
        way[depth++] = at;
    }
    if (depth == 0 || !(*way[depth - 1])->has_value)
        return false;
    (*way[depth - 1])->has_value = false;
    m->count--;
    /* From below: who has neither value nor child goes. */
    for (; depth > 0 && !(*way[depth - 1])->has_value && (*way[depth - 1])->child == NULL; depth--) {
        struct node *gone = *way[depth - 1];
        *way[depth - 1] = gone->next;
        node_end(m, gone);
    }
    return true;
}
