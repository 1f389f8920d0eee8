/* for_each lends each value; the summing callback frees them. */
#include <ownership.h>
#include <stdlib.h>

struct cell { long value; owned nullable struct cell *next; };

static long for_each(borrows struct cell *first, long (*f)(borrows_mut struct cell *c))
{
    long sum = 0;
    for (struct cell *c = first; c; c = c->next)
        sum += f(c);
    return sum;
}

static long take(borrows_mut struct cell *c)
{
    long v = c->value;
    if (v < 0)
        free(c); //! freed-borrow
    return v;
}

int main(void)
{
    struct cell *c = calloc(1, sizeof *c);
    if (!c)
        return 1;
    long sum = for_each(c, take);
    free(c->next);
    free(c);
    return sum != 0;
}
