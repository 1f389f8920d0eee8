/* Two links to each node; unlinking mends both sides. */
#include <stdlib.h>

struct track {
    struct track *before, *after;
    int length;
};
struct disc {
    struct track *first, *last;
};

static struct track *append(struct disc *d, int length)
{
    struct track *t = calloc(1, sizeof *t);
    if (!t)
        return NULL;
    t->length = length;
    t->before = d->last;
    if (d->last)
        d->last->after = t;
    else
        d->first = t;
    d->last = t;
    return t;
}

static void unlink_track(struct disc *d, struct track *t)
{
    if (t->before)
        t->before->after = t->after;
    else
        d->first = t->after;
    if (t->after)
        t->after->before = t->before;
    else
        d->last = t->before;
    free(t);
}

int main(void)
{
    struct disc d = {0};
    struct track *one = append(&d, 1), *two = append(&d, 2);
    append(&d, 3);
    if (two)
        unlink_track(&d, two);
    if (one)
        unlink_track(&d, one);
    while (d.first)
        unlink_track(&d, d.first);
    return d.last != NULL;
}
