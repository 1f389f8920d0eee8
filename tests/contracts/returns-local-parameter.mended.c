/* A parameter is a local, too. */
#include <stdio.h>

static int *larger(int *a, int *b)
{
    if (*a > *b)
        return a;
    return b;
}

int main(void)
{
    int a = 3, b = 4;
    printf("%d\n", *larger(&a, &b));
    return 0;
}
