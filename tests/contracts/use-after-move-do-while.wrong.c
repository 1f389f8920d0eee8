/* The condition at the end looks into what the body has freed. */
#include <stdlib.h>

struct round { int number; int last; };

static int play(void)
{
    int n = 0;
    struct round *r;
    do {
        r = malloc(sizeof *r);
        if (!r)
            return -1;
        r->number = ++n;
        r->last = n > 2;
        free(r);
    } while (!r->last); //! use-after-move
    return n;
}

int main(void)
{
    return play() == 0;
}
