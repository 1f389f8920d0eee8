/* What the map is made of: nodes of 24 bytes. In place of arrows they have
 * numbers, of half the size: 0 is none, and the other ones say which place
 * of which slab. */
#ifndef NODE_H
#define NODE_H

#include "trie.h"

typedef unsigned int number;

enum { TEXT_MOST = 10, SLAB = 32 };

struct node {
    number child, next; /* child of a free node: the next free one */
    int value;
    bool has_value;
    unsigned char length;
    unsigned char text[TEXT_MOST];
};

struct map {
    struct node root; /* number 0: nothing leads to it */
    size_t count;
    struct node **slab; /* room for `room` arrows, `slabs` of them in use */
    size_t slabs, room;
    size_t used;        /* nodes that were given out at least once */
    number free;
};

struct node *node_at(const struct map *m, number i);
number node_new(struct map *m, const char *key); /* 0: no memory */
void node_end(struct map *m, number i);
void nodes_end(struct map *m);
size_t node_same(const struct node *n, const char *key);

/* walk.c. The first key that comes after the text `after`, put into key,
 * with its value. False: there is none; whatever is in *key and *value
 * then is of no use. */
bool next_key(const struct map *m, const char *after, char *key,
              int *value);

#endif
