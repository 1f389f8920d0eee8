/* A helper frees without saying so; its body says it. */
#include <stdio.h>
#include <stdlib.h>

struct ticket { int number; char seat[8]; };

static void tear(struct ticket *t)
{
    if (t->number < 0)
        puts("invalid");
    free(t);
}

int main(void)
{
    struct ticket *t = calloc(1, sizeof *t);
    if (!t)
        return 1;
    t->number = 4;
    tear(t);
    printf("ticket %d\n", t->number); //! use-after-move
    return 0;
}
