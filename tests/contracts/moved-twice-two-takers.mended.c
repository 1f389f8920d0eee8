/* Two lists cannot both own one guest. */
#include <ownership.h>
#include <stdlib.h>

struct guest { int age; };
struct table { owned struct guest *seat; };

static void sit(borrows_mut struct table *t, owns struct guest *g)
{
    free(t->seat);
    t->seat = g;
}

int main(void)
{
    struct table inside = {NULL}, garden = {NULL};
    struct guest *g = malloc(sizeof *g);
    if (!g)
        return 1;
    g->age = 30;
    sit(&inside, g);
    free(inside.seat);
    free(garden.seat);
    return 0;
}
