/* Findings as they are made, kept until all are there: own_words.c puts them into sentences. The same
 * code at the same place for the same thing is one finding; a line of a loop is looked at often. */
#include "cfront/own.h"

#include <string.h>

static bool same_text(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

void own_tell(struct own *w, const struct own_finding *f)
{
    size_t most = 4 * CFRONT_CONTRACTS;
    if (w->found_count >= most)
        return;
    for (size_t i = 0; i < w->found_count; i++) {
        struct own_finding *old = w->found[i];
        if (old->code != f->code || old->at.from != f->at.from || !same_text(old->what, f->what))
            continue;
        if (f->event_count < old->event_count) /* the shorter story */
            *old = *f;
        return;
    }
    if (w->found_count == w->found_room) {
        w->found_room = w->found_room ? w->found_room * 2 : 16;
        w->found = mem_resize(w->found, w->found_room, sizeof *w->found);
    }
    struct own_finding *kept = arena_alloc(w->c->arena, sizeof *kept);
    *kept = *f;
    w->found[w->found_count++] = kept;
}

void own_release(struct own *w)
{
    mem_free(w->found);
    w->found = NULL;
    w->found_count = w->found_room = 0;
}
