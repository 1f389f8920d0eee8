/* The dares, once you have passed. layout.h says what each is to do. */
#include "layout.h"

#include <stdio.h>

static size_t draw_line(size_t from, size_t to, const char *name, char *text, size_t room, size_t used)
{
    if (from == to || used >= room)
        return used;
    return used + (size_t)snprintf(text + used, room - used, "%zu to %zu %s\n", from, to, name);
}

size_t draw_members(const struct member *m, size_t count, size_t size, char *text, size_t room)
{
    size_t used = 0, end = 0;
    for (size_t i = 0; i < count; i++) {
        used = draw_line(end, m[i].at, "padding", text, room, used);
        end = m[i].at + m[i].size;
        used = draw_line(m[i].at, end, m[i].name, text, room, used);
    }
    used = draw_line(end, size, "padding", text, room, used);
    if (used < room)
        return used;
    if (room > 0)
        text[0] = '\0';
    return room;
}
