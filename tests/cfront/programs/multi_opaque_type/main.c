#include <stdio.h>
#include "stack.h"

int main(void)
{
    struct stack *s = stack_new(), *t = stack_new();
    for (int i = 0; i < 20; i++)
        stack_push(i % 3 ? s : t, i * i);
    printf("%d %d\n", stack_len(s), stack_len(t));
    int v, sum = 0;
    while (stack_pop(s, &v))
        sum += v;
    printf("%d %d\n", sum, stack_pop(t, &v) ? v : -1);
    stack_free(&s);
    stack_free(&t);
    stack_free(&t);
    printf("%d %d\n", s == NULL, stacks_alive);
    return stacks_alive;
}
