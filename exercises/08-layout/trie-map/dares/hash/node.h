/* What the map is made of: nodes that are as long as their text, with
 * numbers in place of arrows. A number counts units of four bytes through
 * all slabs; 0 is none. */
#ifndef NODE_H
#define NODE_H

#include "trie.h"

typedef unsigned int number;

enum { UNIT = 4, SLAB = 256, UNITS_MOST = 29 };

struct node {
    number child, next; /* child of a free node: the next free one of its size */
    int value;
    bool has_value;
    unsigned char length;
    unsigned char text[];
};

struct slab {
    number unit[SLAB];
};

struct map {
    number top; /* the first of the nodes that begin a key */
    size_t count;
    struct slab **slab; /* room for `room` arrows, `slabs` of them in use */
    size_t slabs, room;
    number used;        /* units that were given out, the first one of all left out */
    number free[UNITS_MOST + 1];
};

struct node *node_at(const struct map *m, number i);
number node_new(struct map *m, const unsigned char *text, size_t length); /* 0: no memory */
void node_end(struct map *m, number i);
void nodes_end(struct map *m);
size_t node_same(const struct node *n, const char *key);

/* walk.c. The first key that comes after the text `after`, put into key,
 * with its value. False: there is none; whatever is in *key and *value
 * then is of no use. */
bool next_key(const struct map *m, const char *after, char *key,
              int *value);

#endif
