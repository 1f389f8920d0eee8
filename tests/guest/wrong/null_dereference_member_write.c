#include <stdio.h>
#include <stdlib.h>

struct stack {
    int depth;
    int *cells;
};

static void push(struct stack *s, int value)
{
    s->cells[s->depth++] = value; // expect: null-dereference
}

int main(void)
{
    struct stack s = { 0, NULL };
    push(&s, 5);
    printf("%d\n", s.depth);
    return 0;
}
