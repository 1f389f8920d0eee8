/* a && b && c: when b fails, a is there already. */
#include <stdlib.h>

struct trio { int *a, *b; };

static int make(struct trio *t)
{
    int *a = NULL, *b = NULL;
    if ((a = malloc(sizeof *a)) && (b = malloc(sizeof *b))) {
        *a = *b = 1;
        t->a = a;
        t->b = b;
        return 0;
    }
    free(a);
    return -1;
}

int main(void)
{
    struct trio t;
    if (make(&t))
        return 1;
    free(t.a);
    free(t.b);
    return 0;
}
