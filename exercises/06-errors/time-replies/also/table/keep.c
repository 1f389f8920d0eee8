/* The samples of a whole recording: room for all that may come is made first. */
#include "ntp.h"

#include <stdlib.h>

bool samples_add(struct samples *s, const struct exchange *e, size_t count)
{
    if (s->room - s->count < count) {
        struct sample *at = realloc(s->at, (s->count + count) * sizeof *at);
        if (at == NULL)
            return false;
        s->at = at;
        s->room = s->count + count;
    }
    for (size_t i = 0; i < count; i++) {
        struct result r = reply_parse(e[i].bytes, e[i].length, e[i].sent);
        if (r.tag == REPLY) {
            const struct reply *a = &r.reply;
            struct sample one = {clock_offset(e[i].sent, a->receive, a->transmit, e[i].arrived),
                                 clock_delay(e[i].sent, a->receive, a->transmit, e[i].arrived)};
            s->at[s->count++] = one;
        }
    }
    return true;
}
