/* What the map is made of. Here a node is as long as its text, and slabs
 * are cut into pieces of any size; a piece that comes back waits in the
 * list of its size. */
#ifndef NODE_H
#define NODE_H

#include "trie.h"

enum { STEP = 8, SIZES = 17, SLAB = 2048 };

struct node {
    struct node *child, *next;
    int value;
    bool has_value;
    unsigned char length;
    unsigned char steps; /* the size of its piece, in STEPs */
    unsigned char text[];
};

struct piece {
    struct piece *next;
};

struct slab {
    struct slab *older;
    unsigned char bytes[SLAB];
};

struct map {
    struct node *top; /* the first of those that begin a key */
    size_t count;
    struct slab *slab;
    size_t used;
    struct piece *free[SIZES];
};

struct node *node_new(struct map *m, const unsigned char *text, size_t length);
void node_end(struct map *m, struct node *n);
void nodes_end(struct map *m);
size_t node_same(const struct node *n, const char *key);

/* walk.c. The first key that comes after the text `after`, put into key,
 * with its value. False: there is none; whatever is in *key and *value
 * then is of no use. */
bool next_key(const struct map *m, const char *after, char *key,
              int *value);

#endif
