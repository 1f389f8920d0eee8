#include <stdio.h>
#include <stdlib.h>

struct n { int v; struct n *to[2]; int mark; };

static struct n *ring(int count)
{
    struct n *first = NULL, *last = NULL;
    for (int i = 0; i < count; i++) {
        struct n *x = calloc(1, sizeof *x);
        x->v = i;
        if (last) {
            last->to[0] = x;
            x->to[1] = last;
        } else {
            first = x;
        }
        last = x;
    }
    last->to[0] = first;
    first->to[1] = last;
    return first;
}

static int josephus(struct n *at, int step)
{
    while (at->to[0] != at) {
        for (int i = 1; i < step; i++)
            at = at->to[0];
        struct n *next = at->to[0];
        at->to[1]->to[0] = next;
        next->to[1] = at->to[1];
        free(at);
        at = next;
    }
    int v = at->v;
    free(at);
    return v;
}

static int collect(struct n *x, struct n **out, int count)
{
    if (!x || x->mark)
        return count;
    x->mark = 1;
    out[count++] = x;
    for (int i = 0; i < 2; i++)
        count = collect(x->to[i], out, count);
    return count;
}

int main(void)
{
    printf("%d\n", josephus(ring(41), 3));
    struct n *a = ring(3), *b = ring(2), *all[8];
    a->to[1]->to[1] = b;      /* cross links, then everything is freed once */
    b->to[0]->to[1] = a;
    int count = collect(a, all, 0), sum = 0;
    for (int i = 0; i < count; i++)
        sum += all[i]->v;
    printf("%d %d\n", count, sum);
    for (int i = 0; i < count; i++)
        free(all[i]);
    struct n *self = calloc(1, sizeof *self);
    self->to[0] = self->to[1] = self;
    free(self->to[0]);
    return 0;
}
