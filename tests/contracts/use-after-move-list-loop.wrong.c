/* The classic: the step to the next node goes through the node that was just freed. */
#include <stdlib.h>

struct wagon { int load; struct wagon *next; };

static void uncouple_all(struct wagon *w)
{
    for (; w; w = w->next) //! use-after-move
        free(w);
}

int main(void)
{
    struct wagon *train = NULL;
    for (int i = 0; i < 3; i++) {
        struct wagon *w = malloc(sizeof *w);
        if (!w)
            break;
        w->load = i;
        w->next = train;
        train = w;
    }
    uncouple_all(train);
    return 0;
}
