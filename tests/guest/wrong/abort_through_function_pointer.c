#include <stdio.h>
#include <stdlib.h>

static void (*on_error)(void) = abort;

static int divide(int a, int b)
{
    if (b == 0) {
        on_error(); // expect: abort
        return 0;
    }
    return a / b;
}

int main(void)
{
    printf("%d\n", divide(9, 3));
    printf("%d\n", divide(9, 0));
    return 0;
}
