/* The map itself. Each node stands for one byte: "/cart" is five of them,
 * one below the other. */
#include "node.h"

#include <string.h>

/* Where the arrow is to the child of n that key goes on with, or else
 * where it would be put. */
static struct node **place_for(struct node *n, const char *key)
{
    struct node **at = &n->child;
    while (*at != NULL && (*at)->byte < (unsigned char)key[0])
        at = &(*at)->next;
    return at;
}

static bool leads_on(const struct node *n, const char *key)
{
    return n != NULL && n->byte == (unsigned char)key[0];
}

bool map_get(const struct map *m, const char *key, int *value)
{
    const struct node *n = &m->root;
    for (; key[0] != '\0'; key++) {
        const struct node *child = n->child;
        while (child != NULL && child->byte < (unsigned char)key[0])
            child = child->next;
        if (!leads_on(child, key))
            return false;
        n = child;
    }
    if (n->has_value)
        *value = n->value;
    return n->has_value;
}

/* Nodes for all of key, one below the other, which nothing leads to yet.
 * The last one has the value. NULL: no memory, and nothing is left of
 * them. */
static struct node *chain_new(struct map *m, const char *key, int value)
{
    struct node *n = node_new(m, key);
    if (n == NULL)
        return NULL;
    if (key[1] == '\0') {
        n->value = value;
        n->has_value = true;
        return n;
    }
    n->child = chain_new(m, key + 1, value);
    if (n->child == NULL) {
        node_end(m, n);
        return NULL;
    }
    return n;
}

int map_put(struct map *m, const char *key, int value)
{
    struct node *n = &m->root;
    if (key[0] == '\0' || strlen(key) > KEY_MOST)
        return -1;
    for (; key[0] != '\0'; key++) {
        struct node **at = place_for(n, key);
        if (!leads_on(*at, key)) {
            struct node *chain = chain_new(m, key, value);
            if (chain == NULL)
                return -1;
            chain->next = *at;
            *at = chain;
            m->count++;
            return 0;
        }
        n = *at;
    }
    m->count += !n->has_value;
    n->value = value;
    n->has_value = true;
    return 0;
}

/* Takes the key out that goes on from n with these bytes, and the nodes
 * that were there for it alone. */
static bool take_out(struct map *m, struct node *n, const char *key)
{
    if (key[0] == '\0') {
        bool was = n->has_value;
        n->has_value = false;
        return was;
    }
    struct node **at = place_for(n, key);
    struct node *child = *at;
    if (!leads_on(child, key) || !take_out(m, child, key + 1))
        return false;
    if (!child->has_value && child->child == NULL) {
        *at = child->next;
        node_end(m, child);
    }
    return true;
}

bool map_remove(struct map *m, const char *key)
{
    bool was = take_out(m, &m->root, key);
    m->count -= was;
    return was;
}
