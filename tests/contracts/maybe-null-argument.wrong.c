/* The parameter is not nullable, the argument is. */
#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>

struct lamp { int watts; };

static int brightness(borrows const struct lamp *l)
{
    return l->watts * 10;
}

int main(void)
{
    struct lamp *l = calloc(1, sizeof *l);
    int b = brightness(l); //! maybe-null
    free(l);
    return b;
}
