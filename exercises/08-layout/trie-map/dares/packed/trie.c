/* The map itself, over nodes that have numbers. */
#include "node.h"

#include <string.h>

/* The child of n whose first byte does not come before key's; *before: the
 * one in front of it. 0: none. */
static number child_for(const struct map *m, const struct node *n, const char *key, number *before)
{
    number i = n->child;
    *before = 0;
    while (i != 0 && node_at(m, i)->text[0] < (unsigned char)key[0]) {
        *before = i;
        i = node_at(m, i)->next;
    }
    return i;
}

static void link(struct map *m, struct node *parent, number before, number i)
{
    if (before == 0)
        parent->child = i;
    else
        node_at(m, before)->next = i;
}

bool map_get(const struct map *m, const char *key, int *value)
{
    const struct node *n = &m->root;
    number before;
    while (key[0] != '\0') {
        n = node_at(m, child_for(m, n, key, &before));
        if (n == NULL || node_same(n, key) < n->length)
            return false;
        key += n->length;
    }
    if (n->has_value)
        *value = n->value;
    return n->has_value;
}

/* Nodes for all of key; the last one has the value. 0: no memory, and
 * nothing is left of them. */
static number chain_new(struct map *m, const char *key, int value)
{
    number first = 0, last = 0;
    while (key[0] != '\0') {
        number i = node_new(m, key);
        if (i == 0) {
            while (first != 0) {
                number next = node_at(m, first)->child;
                node_end(m, first);
                first = next;
            }
            return 0;
        }
        if (last == 0)
            first = i;
        else
            node_at(m, last)->child = i;
        last = i;
        key += node_at(m, i)->length;
    }
    node_at(m, last)->value = value;
    node_at(m, last)->has_value = true;
    return first;
}

static bool split(struct map *m, struct node *n, size_t keep)
{
    number i = node_new(m, "");
    struct node *rest = node_at(m, i);
    if (rest == NULL)
        return false;
    rest->child = n->child;
    rest->value = n->value;
    rest->has_value = n->has_value;
    rest->length = (unsigned char)(n->length - keep);
    memcpy(rest->text, &n->text[keep], rest->length);
    n->child = i;
    n->has_value = false;
    n->length = (unsigned char)keep;
    return true;
}

int map_put(struct map *m, const char *key, int value)
{
    struct node *n = &m->root;
    if (key[0] == '\0' || strlen(key) > KEY_MOST)
        return -1;
    while (key[0] != '\0') {
        number before, i = child_for(m, n, key, &before);
        struct node *child = node_at(m, i);
        size_t same = child == NULL ? 0 : node_same(child, key);
        if (same == 0) {
            number chain = chain_new(m, key, value);
            if (chain == 0)
                return -1;
            node_at(m, chain)->next = i;
            link(m, n, before, chain);
            m->count++;
            return 0;
        }
        if (same < child->length && !split(m, child, same))
            return -1;
        n = child;
        key += same;
    }
    m->count += !n->has_value;
    n->value = value;
    n->has_value = true;
    return 0;
}

static bool take_out(struct map *m, struct node *n, const char *key)
{
    if (key[0] == '\0') {
        bool was = n->has_value;
        n->has_value = false;
        return was;
    }
    number before, i = child_for(m, n, key, &before);
    struct node *child = node_at(m, i);
    if (child == NULL || node_same(child, key) < child->length)
        return false;
    if (!take_out(m, child, key + child->length))
        return false;
    if (!child->has_value && child->child == 0) {
        link(m, n, before, child->next);
        node_end(m, i);
    }
    return true;
}

bool map_remove(struct map *m, const char *key)
{
    bool was = take_out(m, &m->root, key);
    m->count -= was;
    return was;
}
