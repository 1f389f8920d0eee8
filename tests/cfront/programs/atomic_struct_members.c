#include <stdio.h>
#include <stdlib.h>
#include <stdatomic.h>

struct shared { atomic_int refs; atomic_bool closed; _Atomic double level; int plain; };

static struct shared *grab(struct shared *s) { atomic_fetch_add(&s->refs, 1); return s; }
static int drop(struct shared *s)
{
    if (atomic_fetch_sub(&s->refs, 1) != 1)
        return 0;
    free(s);
    return 1;
}

int main(void)
{
    struct shared *s = malloc(sizeof *s);
    atomic_init(&s->refs, 1);
    atomic_init(&s->closed, 0);
    atomic_init(&s->level, 0.5);
    s->plain = 3;
    struct shared *t = grab(s), *u = grab(t);
    u->level = u->level + 1.25;
    u->level = u->level * 2;
    s->closed = 5;
    printf("%d %d %g %d\n", s->refs, t->closed, u->level, s->plain);
    printf("%d%d\n", drop(u), drop(t));
    printf("%d\n", drop(s));
    atomic_long arr[3] = {1, 2, 3};
    for (int i = 0; i < 3; i++)
        arr[i] <<= i;
    arr[0] |= arr[2];
    printf("%ld %ld %ld\n", arr[0], arr[1], arr[2]);
    return 0;
}
