/* The samples of a whole recording. */
#include "ntp.h"

#include <stdlib.h>

bool samples_add(struct samples *s, const struct exchange *e, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct result r = reply_parse(e[i].bytes, e[i].length, e[i].sent);
        // Is it a reply? Then make room, and keep its sample. And if there
        // is no memory?
        (void)r;
    }
    (void)s;
    return true;
}
