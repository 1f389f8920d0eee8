#include "stack.h"
#include <stdlib.h>

struct stack { int *at, len, cap; };
int stacks_alive;

struct stack *stack_new(void)
{
    stacks_alive++;
    return calloc(1, sizeof(struct stack));
}

void stack_push(struct stack *s, int v)
{
    if (s->len == s->cap)
        s->at = realloc(s->at, sizeof *s->at * (size_t)(s->cap = s->cap ? s->cap * 2 : 1));
    s->at[s->len++] = v;
}

bool stack_pop(struct stack *s, int *v)
{
    if (!s->len)
        return false;
    *v = s->at[--s->len];
    return true;
}

int stack_len(const struct stack *s) { return s->len; }

void stack_free(struct stack **s)
{
    if (!*s)
        return;
    stacks_alive--;
    free((*s)->at);
    free(*s);
    *s = NULL;
}
