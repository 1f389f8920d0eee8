#include "trie.h"

#include <freehold.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { KEYS = 600, SLOTS = 680, BYTES = 18 * KEYS };

/* A hash map as tight as they come: all keys in one block, one behind the
 * other, and a table that is nearly full. It is made for just these keys,
 * and cannot take one more byte. */
struct slot {
    unsigned int at; /* where its key is, plus 1; 0: free */
    int value;
};

struct hash {
    char *keys;
    unsigned int used;
    struct slot *slot;
};

static struct slot *slot_of(const struct hash *h, const char *key)
{
    unsigned int where = 2166136261u;
    for (const char *c = key; *c != '\0'; c++)
        where = (where ^ (unsigned char)*c) * 16777619u;
    where %= SLOTS;
    while (h->slot[where].at != 0 &&
           strcmp(&h->keys[h->slot[where].at - 1], key) != 0)
        where = (where + 1) % SLOTS;
    return &h->slot[where];
}

static void hash_put(struct hash *h, const char *key, int value)
{
    struct slot *s = slot_of(h, key);
    if (s->at == 0) {
        s->at = h->used + 1;
        strcpy(&h->keys[h->used], key);
        h->used += (unsigned int)strlen(key) + 1;
    }
    s->value = value;
}

static const char *key_of(int i, char *text)
{
    static const char *const areas[] = {"/shop/baskets", "/shop/orders",
                                        "/shop/prices"};
    snprintf(text, 32, "%s/%03d", areas[i % 3], i * 7 % KEYS);
    return text;
}

int main(void)
{
    char text[32];
    int wrong = 0;
    size_t before = freehold_bytes();
    struct hash h = {malloc(BYTES), 0,
                     calloc(SLOTS, sizeof(struct slot))};
    if (h.keys == NULL || h.slot == NULL)
        return 1;
    for (int i = 0; i < KEYS; i++)
        hash_put(&h, key_of(i, text), i);
    size_t of_hash = freehold_bytes() - before;
    before = freehold_bytes();
    struct map *m = map_open();
    if (m == NULL)
        return 1;
    for (int i = 0; i < KEYS; i++)
        wrong += map_put(m, key_of(i, text), i) != 0;
    size_t of_map = freehold_bytes() - before;
    for (int i = 0; i < KEYS; i++) {
        int value = -1;
        wrong += !map_get(m, key_of(i, text), &value) ||
                 value != slot_of(&h, text)->value;
    }
    if (of_map < of_hash)
        printf("fewer bytes than the hash map\n");
    else
        printf("%zu bytes, and the hash map has %zu\n", of_map, of_hash);
    printf("%d wrong\n", wrong);
    map_close(m);
    free(h.keys);
    free(h.slot);
    return 0;
}
