#include <stdio.h>
#include <stdlib.h>

static int twice(int n)
{
    return 2 * n;
}

int main(void)
{
    int (*op)(int) = twice;
    printf("%d\n", op(21));
    op = NULL;
    return 0;
}
