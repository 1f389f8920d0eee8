/* store() owns whatever it returns; the caller believes that a failure hands the block back. */
#include <ownership.h>
#include <stdbool.h>
#include <stdlib.h>

struct shelf { owned int *box; };

static bool store(borrows_mut struct shelf *s, owns int *box)
{
    if (s->box) {
        free(box);
        return false;
    }
    s->box = box;
    return true;
}

int main(void)
{
    struct shelf s = {NULL};
    int *box = malloc(sizeof *box);
    if (!box)
        return 1;
    if (!store(&s, box)) {
        free(box); //! moved-twice
        free(s.box);
        return 1;
    }
    free(s.box);
    return 0;
}
