/* The maker's type says that it gives. */
#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>

struct factory { gives int *(*make)(int n); };

static int use(borrows const struct factory *f, int n)
{
    int *made = f->make(n);
    int twice = *made * 2;
    free(made);
    return twice;
}

static gives int *make_int(int n)
{
    int *p = malloc(sizeof *p);
    if (!p)
        abort();
    *p = n;
    return p;
}

int main(void)
{
    struct factory f = {make_int};
    printf("%d\n", use(&f, 4));
    return 0;
}
