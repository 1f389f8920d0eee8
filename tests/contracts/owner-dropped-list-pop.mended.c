/* pop() unlinks the node and keeps only its number. */
#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>

struct plate { int number; owned struct plate *below; };
struct stack { owned struct plate *top; };

static int stack_pop(borrows_mut struct stack *s)
{
    struct plate *p = s->top;
    if (!p)
        return -1;
    int number = p->number;
    s->top = p->below;
    free(p);
    return number;
}

int main(void)
{
    struct stack s = {NULL};
    for (int i = 1; i <= 2; i++) {
        struct plate *p = malloc(sizeof *p);
        if (!p)
            break;
        p->number = i;
        p->below = s.top;
        s.top = p;
    }
    while (s.top)
        printf("%d\n", stack_pop(&s));
    return 0;
}
