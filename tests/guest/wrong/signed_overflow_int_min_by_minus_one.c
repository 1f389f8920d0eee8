#include <limits.h>
#include <stdio.h>

static int scale(int value, int by)
{
    return value / by; // expect: signed-overflow
}

int main(void)
{
    printf("%d\n", scale(90, -1));
    printf("%d\n", scale(INT_MIN, -1) > 0);
    return 0;
}
