/* for (...; free(n), n = n->next): the comma orders it the wrong way. */
#include <stdlib.h>

struct bead { struct bead *next; };

static void scatter(struct bead *b)
{
    for (; b; free(b), b = b->next) //! use-after-move
        ;
}

int main(void)
{
    struct bead *b = calloc(1, sizeof *b);
    if (b)
        b->next = calloc(1, sizeof *b->next);
    scatter(b);
    return 0;
}
