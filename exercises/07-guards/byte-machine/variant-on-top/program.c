#include <stdio.h>

int main(void)
{
    unsigned char stack[4] = {6, 10};
    int depth = 2;
    stack[depth - 2] -= stack[depth - 1];
    depth--;
    printf("%d\n", stack[depth - 1]);
    return 0;
}
