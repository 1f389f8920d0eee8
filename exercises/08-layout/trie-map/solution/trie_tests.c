/* Ends with 0 if the map does what trie.h says; a failed assert says that
 * it does not. */
#include "trie.h"

#include <assert.h>
#include <string.h>

static bool is(const struct map *m, const char *key, int value)
{
    int found = -1;
    return map_get(m, key, &found) && found == value;
}

static bool none(const struct map *m, const char *key)
{
    int found = -1;
    return !map_get(m, key, &found) && found == -1;
}

/* The key that comes next is this one; "": there is none. */
static bool next_is(const struct map *m, const char *prefix,
                    const char *from, const char *to)
{
    char key[KEY_ROOM];
    int value = -1;
    strcpy(key, from);
    if (!map_after(m, prefix, key, &value))
        return to[0] == '\0' && value == -1 && strcmp(key, from) == 0;
    return strcmp(key, to) == 0 && is(m, key, value);
}

/* Keys that part at each byte that there is, and one that is the beginning
 * of others. */
static void beginnings(struct map *m)
{
    assert(map_put(m, "/cart/add", 1) == 0);
    assert(none(m, "/cart") && none(m, "/cart/addresses"));
    assert(map_put(m, "/cart", 2) == 0);
    assert(map_put(m, "/cars", 3) == 0);
    assert(map_put(m, "/cart/addresses", 4) == 0);
    assert(is(m, "/cart/add", 1) && is(m, "/cart", 2));
    assert(is(m, "/cars", 3) && is(m, "/cart/addresses", 4));
    assert(none(m, "/car") && none(m, "/cart/") && none(m, ""));
    assert(map_count(m) == 4);
    assert(map_put(m, "/cart", 5) == 0 && is(m, "/cart", 5));
    assert(map_count(m) == 4);
}

static void walks(const struct map *m)
{
    assert(next_is(m, "", "", "/cars"));
    assert(next_is(m, "", "/cars", "/cart"));
    assert(next_is(m, "/cart", "", "/cart"));
    assert(next_is(m, "/cart", "/cart", "/cart/add"));
    assert(next_is(m, "/cart", "/cart/addresses", ""));
    assert(next_is(m, "/cars", "/cars", ""));
}

static void removals(struct map *m)
{
    assert(!map_remove(m, "/car"));
    assert(map_remove(m, "/cart/add") && !map_remove(m, "/cart/add"));
    assert(none(m, "/cart/add") && is(m, "/cart/addresses", 4));
    assert(map_count(m) == 3);
    assert(map_remove(m, "/cart") && map_remove(m, "/cars"));
    assert(map_remove(m, "/cart/addresses"));
    assert(map_count(m) == 0 && next_is(m, "", "", ""));
}

static void limits(struct map *m)
{
    char key[KEY_ROOM + 1];
    memset(key, 'k', sizeof key);
    key[KEY_MOST + 1] = '\0';
    assert(map_put(m, key, 1) == -1 && map_put(m, "", 1) == -1);
    assert(map_count(m) == 0);
    key[KEY_MOST] = '\0';
    assert(map_put(m, key, 1) == 0 && is(m, key, 1));
    assert(next_is(m, "", "", key));
    assert(map_put(m, "\xc3\xa9", 2) == 0);
    assert(next_is(m, "", key, "\xc3\xa9"));
}

int main(void)
{
    struct map *m = map_open();
    assert(m != NULL);
    beginnings(m);
    walks(m);
    removals(m);
    limits(m);
    map_close(m);
    return 0;
}
