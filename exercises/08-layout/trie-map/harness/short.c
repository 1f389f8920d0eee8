#include "trie.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const keys[] = {
    "/shop/basket/items/0001/a-key-of-many-nodes",
    "/shop/basket/items/0001/a-key-of-many-bytes",
    "/shop/basket/items/0001/a-key",
    "/shop/orders/of-the-week-before-the-last-one",
    "/shop/orders/of-the-week",
    "/shop/ordinary",
    "/help/with/all-that-you-never-knew-about-shops",
};
enum { KEYS = sizeof keys / sizeof keys[0] };

static int others; /* keys of one byte that are there as well */

/* Those from number `from` on and in front of `end` are there, with their
 * values; no others. */
static void check(const struct map *m, int from, int end)
{
    char key[KEY_ROOM] = "";
    int value = 0, walked = 0;
    assert(map_count(m) == (size_t)(end - from + others));
    for (int i = 0; i < KEYS; i++) {
        bool there = map_get(m, keys[i], &value);
        assert(there == (i >= from && i < end));
        assert(!there || value == i);
    }
    while (walked <= KEYS && map_after(m, "/", key, &value))
        walked++;
    assert(walked == end - from);
}

/* What could not be had this time can be had the next time. */
static void put(struct map *m, const char *key, int value)
{
    if (map_put(m, key, value) == 0)
        return;
    printf("no memory for %s\n", key);
    check(m, 0, key[0] == '/' ? value : 0);
    int again = map_put(m, key, value);
    assert(again == 0);
}

/* The argument: so many keys of one byte come before the others. */
int main(int argc, char **argv)
{
    int first = argc > 1 ? atoi(argv[1]) : 0;
    struct map *m = map_open();
    if (m == NULL) {
        printf("no memory for a map\n");
        return 1;
    }
    for (; others < first; others++) {
        char key[2] = {(char)('A' + others), '\0'};
        put(m, key, others);
    }
    for (int i = 0; i < KEYS; i++)
        put(m, keys[i], i);
    check(m, 0, KEYS);
    for (int i = 0; i < KEYS; i++) {
        bool was = map_remove(m, keys[i]);
        assert(was);
        check(m, i + 1, KEYS);
    }
    map_close(m);
    printf("in order\n");
    return 0;
}
