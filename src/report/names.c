/* Pairs of strings to small numbers: a hash table with open addressing over a
 * list that keeps the order in which names came. */
#include "base/hash.h"
#include "report/figures.h"

#include <string.h>

static uint64_t hash_pair(struct str a, struct str b)
{
    uint64_t h = fnv64(FNV64_START, a.at, a.len);
    h = fnv64(h, "\xff", 1); /* so that ("ab", "c") is not ("a", "bc") */
    h = fnv64(h, b.at, b.len);
    return h ^ h >> 32;
}

static void grow(struct names *n)
{
    mem_free(n->slots);
    n->slot_count = n->slot_count ? n->slot_count * 2 : 64;
    n->slots = mem_resize(NULL, n->slot_count, sizeof *n->slots);
    memset(n->slots, 0, n->slot_count * sizeof *n->slots);
    for (size_t i = 0; i < n->list.len; i++) {
        size_t at = hash_pair(n->list.at[i].a, n->list.at[i].b) & (n->slot_count - 1);
        while (n->slots[at])
            at = (at + 1) & (n->slot_count - 1);
        n->slots[at] = i + 1;
    }
}

size_t names_add(struct names *n, struct arena *arena, struct str a, struct str b)
{
    if (n->list.len * 2 >= n->slot_count)
        grow(n);
    size_t at = hash_pair(a, b) & (n->slot_count - 1);
    for (; n->slots[at]; at = (at + 1) & (n->slot_count - 1)) {
        const struct name *m = &n->list.at[n->slots[at] - 1];
        if (str_eq(m->a, a) && str_eq(m->b, b))
            return n->slots[at] - 1;
    }
    struct name new = {arena_str(arena, a), arena_str(arena, b)};
    vec_push(&n->list, new);
    n->slots[at] = n->list.len;
    return n->list.len - 1;
}

void names_release(struct names *n)
{
    vec_release(&n->list);
    mem_free(n->slots);
    n->slots = NULL;
    n->slot_count = 0;
}
