#include <stdio.h>
#include <stdlib.h>

struct grid {
    int wide, high;
    int *cells;
};

static void grid_free(struct grid *g)
{
    free(g->cells);
    free(g);
}

int main(void)
{
    struct grid *g = malloc(sizeof *g);
    if (!g)
        return 1;
    g->wide = 4;
    g->high = 2;
    g->cells = calloc(g->wide * g->high, sizeof *g->cells);
    if (!g->cells)
        return 1;
    g->cells[7] = 9;
    printf("last cell %d\n", g->cells[g->wide * g->high - 1]);
    grid_free(g);
    return 0;
}
