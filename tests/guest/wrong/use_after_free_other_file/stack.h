void stack_push(int value);
int *stack_top(void);
void stack_pop(void);
