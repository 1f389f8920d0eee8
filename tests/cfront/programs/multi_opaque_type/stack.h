#ifndef STACK_H
#define STACK_H
#include <stdbool.h>

struct stack;
extern int stacks_alive;

struct stack *stack_new(void);
void stack_push(struct stack *s, int v);
bool stack_pop(struct stack *s, int *v);
int stack_len(const struct stack *s);
void stack_free(struct stack **s);
#endif
