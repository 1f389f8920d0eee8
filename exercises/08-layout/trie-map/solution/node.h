/* What the map is made of. Only trie.c, node.c and walk.c look in here. */
#ifndef NODE_H
#define NODE_H

#include "trie.h"

enum { TEXT_MOST = 10, SLAB = 32 };

struct node {
    struct node *child; /* the first of those below, in their order */
    struct node *next;  /* the next one below the same node */
    int value;          /* if has_value */
    bool has_value;     /* a key ends here */
    unsigned char length;
    unsigned char text[TEXT_MOST]; /* a longer one goes on in the child */
};

/* A place for a node, or, while it is free, an arrow to the next free
 * one. */
union place {
    struct node node;
    union place *free;
};

struct slab {
    struct slab *older;
    union place place[SLAB];
};

struct map {
    struct node root; /* stands for no byte */
    size_t count;
    struct slab *slab; /* the newest one */
    size_t used;       /* places of it that were given out at least once */
    union place *free; /* the first of those that came back */
};

/* A node for as many bytes of key as go in, with no value, no child and no
 * next. NULL: no memory. */
struct node *node_new(struct map *m, const char *key);
void node_end(struct map *m, struct node *n); /* this one alone */
void nodes_end(struct map *m); /* all but the root, for map_close() */

/* So many bytes from the start are the same. */
size_t node_same(const struct node *n, const char *key);

/* walk.c. The first key that comes after the text `after`, put into key,
 * with its value. False: there is none; whatever is in *key and *value
 * then is of no use. */
bool next_key(const struct map *m, const char *after, char *key,
              int *value);

#endif
