/* The callback's argument is borrowed; the third is freed in passing. */
#include <ownership.h>
#include <stdlib.h>

struct row { int cells; };

static int total(borrows struct row *const *rows, int count)
{
    int sum = 0;
    for (int i = 0; i < count; i++)
        sum += rows[i]->cells;
    return sum;
}

static void trim(borrows_mut struct row *r)
{
    while (r->cells > 3) {
        r->cells--;
    }
}

int main(void)
{
    struct row *r = malloc(sizeof *r);
    if (!r)
        return 1;
    r->cells = 4;
    struct row *rows[] = {r};
    int sum = total(rows, 1);
    trim(r);
    free(r);
    return sum != 4;
}
