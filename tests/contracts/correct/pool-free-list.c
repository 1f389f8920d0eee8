/* A pool of fixed cells: freed cells go onto a list inside of themselves. */
#include <stdlib.h>

union cell {
    union cell *next_free;
    double number;
};
struct pool {
    union cell *cells, *free_cells;
};

static int pool_init(struct pool *p, size_t count)
{
    p->cells = malloc(count * sizeof *p->cells);
    if (!p->cells)
        return -1;
    p->free_cells = NULL;
    for (size_t i = count; i-- > 0;) {
        p->cells[i].next_free = p->free_cells;
        p->free_cells = &p->cells[i];
    }
    return 0;
}

static double *pool_get(struct pool *p)
{
    union cell *c = p->free_cells;
    if (!c)
        return NULL;
    p->free_cells = c->next_free;
    return &c->number;
}

static void pool_put(struct pool *p, double *number)
{
    union cell *c = (union cell *)number;
    c->next_free = p->free_cells;
    p->free_cells = c;
}

int main(void)
{
    struct pool p;
    if (pool_init(&p, 4) < 0)
        return 1;
    double *x = pool_get(&p), *y = pool_get(&p);
    if (x && y)
        *x = *y = 1.5;
    if (x)
        pool_put(&p, x);
    if (y)
        pool_put(&p, y);
    free(p.cells);
    return 0;
}
