/* Taken out of a doubly linked list, and out of sight. */
#include <ownership.h>
#include <stdlib.h>

struct car { owned struct car *next; borrows struct car *prev; };
struct lane { owned struct car *first; };

static int lane_shift(borrows_mut struct lane *l)
{
    struct car *c = l->first;
    if (!c)
        return 0;
    l->first = c->next;
    if (l->first)
        l->first->prev = NULL;
    free(c);
    return 1;
}

int main(void)
{
    struct lane l = {NULL};
    for (int i = 0; i < 3; i++) {
        struct car *c = calloc(1, sizeof *c);
        if (!c)
            break;
        c->next = l.first;
        if (c->next)
            c->next->prev = c;
        l.first = c;
    }
    while (lane_shift(&l))
        ;
    return 0;
}
