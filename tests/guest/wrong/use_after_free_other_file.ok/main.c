#include "stack.h"

#include <stdio.h>

int main(void)
{
    stack_push(10);
    stack_push(20);
    int *top = stack_top();
    printf("top was %d\n", *top);
    stack_pop();
    stack_pop();
    return 0;
}
