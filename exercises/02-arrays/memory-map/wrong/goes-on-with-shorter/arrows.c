/* Words that are arrows, as text. */
#include "layout.h"

#include <stdio.h>

size_t draw_arrows(const struct table *t, char *text, size_t room)
{
    size_t found = 0, used = 0;
    bool fits = room > 0;
    if (room > 0)
        text[0] = '\0';
    for (size_t i = 0; i < t->count; i++) {
        const struct region *from = &t->at[i];
        for (size_t at = 0; from->known - at >= WORD; at += WORD) {
            address a = word_at(from, at);
            const struct region *to = region_find(t, a);
            if (to != NULL)
                found++;
            if (to != NULL && fits) {
                size_t n = (size_t)snprintf(text + used, room - used, "%s+%zu -> %s+%u (%s)\n", from->name, at,
                                            to->name, a - to->start, place_name(place_of(t, a)));
                if (n < room - used)
                    used += n;
                else
                    text[used] = '\0';
            }
        }
    }
    return found;
}
