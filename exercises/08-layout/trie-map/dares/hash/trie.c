/* The map itself, over nodes that have numbers. */
#include "node.h"

#include <string.h>

/* Where in *first and those next to it the number is of the node that key
 * goes on with, or else where it would be put. */
static number *place_for(const struct map *m, number *first, const char *key)
{
    while (*first != 0 && node_at(m, *first)->text[0] < (unsigned char)key[0])
        first = &node_at(m, *first)->next;
    return first;
}

bool map_get(const struct map *m, const char *key, int *value)
{
    const struct node *n = NULL;
    number i = m->top;
    while (key[0] != '\0') {
        while (i != 0 && node_at(m, i)->text[0] < (unsigned char)key[0])
            i = node_at(m, i)->next;
        n = node_at(m, i);
        if (n == NULL || node_same(n, key) < n->length)
            return false;
        key += n->length;
        i = n->child;
    }
    if (n == NULL || !n->has_value)
        return false;
    *value = n->value;
    return true;
}

/* Two nodes in place of the one at *at: its first `keep` bytes, and below
 * them the rest. False: no memory, and nothing was changed. */
static bool split(struct map *m, number *at, size_t keep)
{
    number was = *at;
    struct node *old = node_at(m, was);
    number head = node_new(m, old->text, keep);
    number rest = head == 0 ? 0 : node_new(m, &old->text[keep], old->length - keep);
    if (rest == 0) {
        if (head != 0)
            node_end(m, head);
        return false;
    }
    struct node *below = node_at(m, rest);
    below->child = old->child;
    below->value = old->value;
    below->has_value = old->has_value;
    node_at(m, head)->child = rest;
    node_at(m, head)->next = old->next;
    *at = head;
    node_end(m, was);
    return true;
}

int map_put(struct map *m, const char *key, int value)
{
    number *at = &m->top;
    struct node *n = NULL;
    if (key[0] == '\0' || strlen(key) > KEY_MOST)
        return -1;
    while (key[0] != '\0') {
        at = place_for(m, at, key);
        size_t same = *at == 0 ? 0 : node_same(node_at(m, *at), key);
        if (same == 0) {
            number i = node_new(m, (const unsigned char *)key, strlen(key));
            if (i == 0)
                return -1;
            node_at(m, i)->next = *at;
            *at = i;
            same = strlen(key);
        } else if (same < node_at(m, *at)->length && !split(m, at, same)) {
            return -1;
        }
        n = node_at(m, *at);
        at = &n->child;
        key += same;
    }
    m->count += !n->has_value;
    n->value = value;
    n->has_value = true;
    return 0;
}

static bool take_out(struct map *m, number *first, const char *key)
{
    number *at = place_for(m, first, key);
    struct node *n = node_at(m, *at);
    if (n == NULL || node_same(n, key) < n->length)
        return false;
    if (key[n->length] == '\0') {
        if (!n->has_value)
            return false;
        n->has_value = false;
    } else if (!take_out(m, &n->child, key + n->length)) {
        return false;
    }
    if (!n->has_value && n->child == 0) {
        number gone = *at;
        *at = n->next;
        node_end(m, gone);
    }
    return true;
}

bool map_remove(struct map *m, const char *key)
{
    bool was = key[0] != '\0' && take_out(m, &m->top, key);
    m->count -= was;
    return was;
}
