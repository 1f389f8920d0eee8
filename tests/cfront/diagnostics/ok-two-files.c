#include "stack.h"
#include <stdio.h>

int main(void)
{
    struct stack *s = stack_new();
    stack_push(s, 3);
    printf("%d %d\n", stack_pop(s), stack_limit);
    stack_free(s);
    return 0;
}
//// stack.h
#ifndef STACK_H
#define STACK_H
struct stack;
extern const int stack_limit;
struct stack *stack_new(void);
void stack_push(struct stack *s, int v);
int stack_pop(struct stack *s);
void stack_free(struct stack *s);
static inline int stack_is_small(int n) { return n < stack_limit; }
#endif
//// stack.c
#include "stack.h"
#include <stdlib.h>

struct stack { int items[4], len; };
const int stack_limit = 4;
static void check(int ok) { if (!ok) abort(); }

struct stack *stack_new(void)
{
    struct stack *s = calloc(1, sizeof *s);
    check(s != NULL);
    return s;
}

void stack_push(struct stack *s, int v)
{
    check(stack_is_small(s->len));
    s->items[s->len++] = v;
}

int stack_pop(struct stack *s)
{
    check(s->len > 0);
    return s->items[--s->len];
}

void stack_free(struct stack *s) { free(s); }
