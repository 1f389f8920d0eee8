#include "ntp.h"

#include <assert.h>
#include <stdio.h>

static void show(const struct samples *s)
{
    for (size_t i = 0; i < s->count; i++) {
        show_span(s->at[i].offset);
        printf(" after ");
        show_span(s->at[i].delay);
        printf("\n");
    }
}

/* A recording, added twice: what came first has to survive a failure that
 * comes later. */
int main(void)
{
    struct recording r;
    struct samples s = {0};
    recording_read(&r);
    bool all = r.whole;
    size_t good = 0;
    for (size_t i = 0; i < r.count; i++)
        if (reply_parse(r.at[i].bytes, r.at[i].length, r.at[i].sent)
                .tag == REPLY)
            good++;
    for (int time = 0; time < 2 && all; time++) {
        size_t before = s.count;
        struct sample first = {0};
        if (before > 0)
            first = s.at[0];
        all = samples_add(&s, r.at, r.count);
        if (all)
            assert(s.count == before + good);
        else
            assert(s.count == before);
        if (s.at == NULL && s.count > 0) {
            printf("the samples are gone\n");
            s.count = 0;
        }
        if (before > 0 && s.at != NULL)
            assert(s.at[0].offset == first.offset &&
                   s.at[0].delay == first.delay);
    }
    if (all)
        show(&s);
    else
        printf("no memory: %zu samples are left\n", s.count);
    samples_free(&s);
    recording_free(&r);
    return all ? 0 : 1;
}
