/* Two helpers deep: close_shop() sweeps, sweep() frees. */
#include <stdio.h>
#include <stdlib.h>

struct till { long cents; };

static void sweep(struct till *t)
{
    free(t);
}

static void close_shop(struct till *t)
{
    printf("%ld\n", t->cents);
    sweep(t);
}

int main(void)
{
    struct till *t = malloc(sizeof *t);
    if (!t)
        return 1;
    t->cents = 500;
    long cents = t->cents;
    close_shop(t);
    return cents == 0;
}
