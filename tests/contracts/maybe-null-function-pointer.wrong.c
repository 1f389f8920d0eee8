/* The callback's type says that it may give NULL. */
#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>

struct maker { gives nullable int *(*make)(int n); };

static int run(borrows const struct maker *m)
{
    int *made = m->make(3);
    int n = *made; //! maybe-null
    free(made);
    return n;
}

static gives nullable int *make_int(int n)
{
    int *p = malloc(sizeof *p);
    if (p)
        *p = n;
    return p;
}

int main(void)
{
    struct maker m = {make_int};
    printf("%d\n", run(&m));
    return 0;
}
