/* What may be done with a name whose block is gone: a new value, its address, its size. */
#include <stdio.h>
#include <stdlib.h>

struct chip {
    int id;
};

static void set(struct chip **at, struct chip *c)
{
    *at = c;
}

int main(void)
{
    struct chip *c = malloc(sizeof *c);
    free(c);
    printf("%zu\n", sizeof *c);
    c = malloc(sizeof *c);
    free(c);
    set(&c, NULL);
    free(c);
    free(NULL);
    c = NULL;
    if (!c)
        puts("none");
    return 0;
}
