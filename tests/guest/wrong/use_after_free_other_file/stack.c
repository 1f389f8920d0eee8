#include "stack.h"

#include <stdlib.h>

struct cell {
    int value;
    struct cell *below;
};

static struct cell *top;

void stack_push(int value)
{
    struct cell *c = malloc(sizeof *c);
    if (!c)
        exit(1);
    c->value = value;
    c->below = top;
    top = c;
}

int *stack_top(void)
{
    return &top->value;
}

void stack_pop(void)
{
    struct cell *below = top->below;
    free(top);
    top = below;
}
