#include <stdio.h>

static int *largest(int a, int b)
{
    int best = a > b ? a : b;
    int *where = &best;
    return where; // look
}

static int twice(int n)
{
    int result = n * 2;
    return result;
}

int main(void)
{
    int *p = largest(3, 9);
    int other = twice(21);
    printf("%d\n", other); // look
    printf("%d\n", *p);
    return 0;
}
