/* The samples of a whole recording: counted first. */
#include "ntp.h"

#include <stdlib.h>

/* How many of them are replies? Into `at`, if it is not NULL, goes a sample of each. */
static size_t take(struct sample *at, const struct exchange *e, size_t count)
{
    size_t n = 0;
    for (size_t i = 0; i < count; i++) {
        struct result r = reply_parse(e[i].bytes, e[i].length, e[i].sent);
        if (r.tag == REPLY) {
            if (at != NULL) {
                at[n].offset = clock_offset(e[i].sent, r.reply.receive, r.reply.transmit, e[i].arrived);
                at[n].delay = clock_delay(e[i].sent, r.reply.receive, r.reply.transmit, e[i].arrived);
            }
            n++;
        }
    }
    return n;
}

bool samples_add(struct samples *s, const struct exchange *e, size_t count)
{
    size_t more = take(NULL, e, count);
    if (more == 0)
        return true;
    struct sample *at = realloc(s->at, (s->count + more) * sizeof *at);
    if (at == NULL)
        return false;
    take(at + s->count, e, count);
    s->at = at;
    s->count += more;
    s->room = s->count;
    return true;
}
