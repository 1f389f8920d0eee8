#include <stdio.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

/* Blocks of one size; the list of free ones is kept inside them. */
union slot { union slot *next; struct particle { double x, v; int id; } p; };
struct pool { union slot slots[8], *free; int used, most; };

static void init(struct pool *p)
{
    p->free = NULL;
    for (int i = 8; i-- > 0;) {
        p->slots[i].next = p->free;
        p->free = &p->slots[i];
    }
    p->used = p->most = 0;
}

static struct particle *take(struct pool *p)
{
    union slot *s = p->free;
    if (!s)
        return NULL;
    p->free = s->next;
    if (++p->used > p->most)
        p->most = p->used;
    return &s->p;
}

static void give(struct pool *p, struct particle *x)
{
    union slot *s = (union slot *)x;
    s->next = p->free;
    p->free = s;
    p->used--;
}

int main(void)
{
    struct pool *p = malloc(sizeof *p);
    struct particle *live[8] = {0};
    init(p);
    int refused = 0, made = 0;
    for (int t = 0; t < 100; t++) {
        int i = t * 7 % 11;
        if (i > 7) {
            refused += p->used == 8 && take(p) == NULL;
            continue;
        }
        if (live[i]) {
            give(p, live[i]);
            live[i] = NULL;
        } else if ((live[i] = take(p))) {
            *live[i] = (struct particle){t, t / 2.0, made++};
        }
    }
    double sum = 0;
    for (int i = 0; i < 8; i++)
        if (live[i])
            sum += live[i]->x + live[i]->v;
    printf("%d %d %d %d %g\n", made, refused, p->used, p->most, sum);
    free(p);
    return 0;
}
