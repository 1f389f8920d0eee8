/* put() may resize the table, and every pointer into it is stale. */
#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>

struct cell { unsigned key; int value; };
struct table { owned struct cell *cells; size_t room, used; };

static borrows_from(t) nullable struct cell *table_get(borrows struct table *t, unsigned key)
{
    for (size_t i = 0; i < t->room; i++)
        if (t->cells[i].key == key)
            return &t->cells[i];
    return NULL;
}

static int table_put(borrows_mut struct table *t, unsigned key, int value)
{
    if (t->used == t->room) {
        size_t room = t->room + 4;
        struct cell *cells = calloc(room, sizeof *cells);
        if (!cells)
            return -1;
        for (size_t i = 0; i < t->used; i++)
            cells[i] = t->cells[i];
        free(t->cells);
        t->cells = cells;
        t->room = room;
    }
    t->cells[t->used++] = (struct cell){key, value};
    return 0;
}

int main(void)
{
    struct table t = {NULL, 0, 0};
    int failed = table_put(&t, 1, 10);
    struct cell *one = table_get(&t, 1);
    for (unsigned k = 2; k < 9; k++)
        failed |= table_put(&t, k, 0);
    if (one)
        one->value++; //! borrow-invalidated
    free(t.cells);
    return failed;
}
