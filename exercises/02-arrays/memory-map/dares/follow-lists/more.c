/* The dares, once you have passed. layout.h says what each is to do. */
#include "layout.h"

#include <stdio.h>

/* The whole node, or false. */
static bool read_node(const struct table *t, address a, address *next, unsigned int *value)
{
    const struct region *r = region_find(t, a);
    if (r == NULL || a - r->start > r->known || r->known - (a - r->start) < 2 * WORD)
        return false;
    *next = word_at(r, a - r->start);
    *value = word_at(r, a - r->start + WORD);
    return true;
}

/* Is `a`, which is the n-th, one of those before it? Walks there again, so nothing is kept. */
static bool came_before(const struct table *t, address first, size_t n, address a)
{
    unsigned int value;
    address at = first;
    for (size_t i = 0; i < n; i++) {
        if (at == a)
            return true;
        if (!read_node(t, at, &at, &value))
            return false;
    }
    return false;
}

size_t draw_list(const struct table *t, address a, char *text, size_t room)
{
    size_t used = 0, nodes = 0;
    address first = a, next;
    unsigned int value;
    while (a != 0 && !came_before(t, first, nodes, a) && read_node(t, a, &next, &value)) {
        const struct region *r = region_find(t, a);
        if (used < room)
            used += (size_t)snprintf(text + used, room - used, "%s+%u: %u -> ", r->name, a - r->start, value);
        a = next;
        nodes++;
    }
    const char *how = a == 0 ? "end" : came_before(t, first, nodes, a) ? "again" : "lost";
    if (used < room)
        used += (size_t)snprintf(text + used, room - used, "%s", how);
    if (used < room)
        return used;
    if (room > 0)
        text[0] = '\0';
    return room;
}
