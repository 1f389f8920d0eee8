/* The map itself. Each node stands for some bytes: "/cart" is one, until
 * "/car" comes. */
#include "node.h"

#include <string.h>

/* Where the arrow is to the child of n that key goes on with, or else
 * where it would be put. */
static struct node **place_for(struct node *n, const char *key)
{
    struct node **at = &n->child;
    while (*at != NULL && (*at)->text[0] < (unsigned char)key[0])
        at = &(*at)->next;
    return at;
}

/* So many bytes of key are in n; 0: it begins with another byte, or there
 * is no n. */
static size_t leads_on(const struct node *n, const char *key)
{
    return n == NULL ? 0 : node_same(n, key);
}

bool map_get(const struct map *m, const char *key, int *value)
{
    const struct node *n = &m->root;
    while (key[0] != '\0') {
        const struct node *child = n->child;
        while (child != NULL && child->text[0] < (unsigned char)key[0])
            child = child->next;
        if (child == NULL || leads_on(child, key) < child->length)
            return false;
        n = child;
        key += n->length;
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
    if (key[n->length] == '\0') {
        n->value = value;
        n->has_value = true;
        return n;
    }
    n->child = chain_new(m, key + n->length, value);
    if (n->child == NULL) {
        node_end(m, n);
        return NULL;
    }
    return n;
}

/* n keeps its first `keep` bytes; the others, with the value and all that
 * was below, go to a child of its own. The keys stay what they are. False:
 * no memory, and nothing was changed. */
static bool split(struct map *m, struct node *n, size_t keep)
{
    size_t length = n->length;
    n->length = (unsigned char)keep;
    struct node *rest = node_new(m, "");
    if (rest == NULL)
        return false;
    rest->child = n->child;
    rest->value = n->value;
    rest->has_value = n->has_value;
    rest->length = (unsigned char)(length - keep);
    memcpy(rest->text, &n->text[keep], rest->length);
    n->child = rest;
    n->has_value = false;
    return true;
}

int map_put(struct map *m, const char *key, int value)
{
    struct node *n = &m->root;
    if (key[0] == '\0' || strlen(key) > KEY_MOST)
        return -1;
    while (key[0] != '\0') {
        struct node **at = place_for(n, key);
        size_t same = leads_on(*at, key);
        if (same == 0) {
            struct node *chain = chain_new(m, key, value);
            if (chain == NULL)
                return -1;
            chain->next = *at;
            *at = chain;
            m->count++;
            return 0;
        }
        n = *at;
        if (same < n->length && !split(m, n, same))
            return -1;
        key += same;
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
    if (child == NULL || leads_on(child, key) < child->length)
        return false;
    if (!take_out(m, child, key + child->length))
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
