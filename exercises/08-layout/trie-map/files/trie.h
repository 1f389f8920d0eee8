/* A map from text to a number, kept as a trie: keys that begin alike share
 * the nodes of their beginning. The replay counts with it how often each
 * path was asked for.
 *
 *   map.c    open, close, count, the walk   given, and stays as it is
 *   trie.c   put, get, remove               given, too fat, yours to change
 *   node.h   what a node is                 the same
 *   node.c   where nodes come from          the same
 *   walk.c   which key comes next?          yours to write
 *
 * A key is a text of 1 to KEY_MOST bytes. Keys are in the order of their
 * bytes, as numbers from 1 to 255: the order of strcmp(). All that a map
 * keeps lies in blocks that it asked for. */
#ifndef TRIE_H
#define TRIE_H

#include <ownership.h>
#include <stdbool.h>
#include <stddef.h>

enum { KEY_MOST = 100, KEY_ROOM = KEY_MOST + 1 };

struct map; /* whole in node.h; who uses a map need not know */

/* NULL: no memory. The caller gives it back with map_close(), whatever is
 * in it. */
gives nullable struct map *map_open(void);
void map_close(owns struct map *m);

/* 0: key has this value now, whatever it had before. -1: there is no
 * memory, or this is no key; then all keys and values are as they were. */
must_use int map_put(borrows_mut struct map *m, borrows const char *key,
                     int value);

/* True: key is there, and *value is its value. False: it is not; *value is
 * as it was. */
bool map_get(borrows const struct map *m, borrows const char *key,
             int *value);

/* True: key was there, and is not any more. It never asks for memory. */
bool map_remove(borrows_mut struct map *m, borrows const char *key);

size_t map_count(borrows const struct map *m); /* keys */

/* The walk. Of the keys that begin with prefix, the first one that comes
 * after the text in key is put there, in place of that text; key has
 * KEY_ROOM bytes. False: there is none, and *key and *value are as they
 * were. No key comes before "", so a walk over all of /shop is
 *
 *   char key[KEY_ROOM] = "";
 *   while (map_after(m, "/shop", key, &value)) ...
 *
 * It keeps no arrow into the map: the map may change between two steps. */
bool map_after(borrows const struct map *m, borrows const char *prefix,
               char *key, int *value);

#endif
