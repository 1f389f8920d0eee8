/* Words that are arrows, as text. */
#include "layout.h"

#include <stdio.h>

size_t draw_arrows(const struct table *t, char *text, size_t room)
{
    size_t found = 0;
    if (room > 0)
        text[0] = '\0';
    for (size_t i = 0; i < t->count; i++) {
        // Walk through the words of t->at[i]. Is there an arrow? Then count it, and draw it
        // behind what stands in text.
    }
    return found;
}
