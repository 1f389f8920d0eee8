/* A freed block is handed to a function that only borrows it. */
#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>

struct coin { int value; };

static void show(borrows const struct coin *c)
{
    printf("%d\n", c->value);
}

int main(void)
{
    struct coin *c = malloc(sizeof *c);
    if (!c)
        return 1;
    c->value = 2;
    show(c);
    free(c);
    return 0;
}
