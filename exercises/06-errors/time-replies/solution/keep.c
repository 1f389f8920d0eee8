/* The samples of a whole recording. */
#include "ntp.h"

#include <stdlib.h>

/* Is there room for one more? False: no memory, and nothing has changed. */
static bool make_room(struct samples *s)
{
    if (s->count < s->room)
        return true;
    size_t room = s->room == 0 ? 8 : 2 * s->room;
    struct sample *at = realloc(s->at, room * sizeof *at);
    if (at == NULL)
        return false;
    s->at = at;
    s->room = room;
    return true;
}

bool samples_add(struct samples *s, const struct exchange *e, size_t count)
{
    size_t before = s->count;
    for (size_t i = 0; i < count; i++) {
        struct result r = reply_parse(e[i].bytes, e[i].length, e[i].sent);
        if (r.tag == REPLY) {
            if (!make_room(s)) {
                s->count = before;
                return false;
            }
            stamp t2 = r.reply.receive, t3 = r.reply.transmit;
            s->at[s->count].offset = clock_offset(e[i].sent, t2, t3, e[i].arrived);
            s->at[s->count].delay = clock_delay(e[i].sent, t2, t3, e[i].arrived);
            s->count++;
        }
    }
    return true;
}
