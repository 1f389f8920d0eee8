#include "stack.h"

#include <stdio.h>

int main(void)
{
    stack_push(10);
    stack_push(20);
    int *top = stack_top();
    stack_pop();
    printf("top was %d\n", *top); // expect: use-after-free
    stack_pop();
    return 0;
}
