#include <limits.h>
#include <stdio.h>

static int scale(int value, int by)
{
    return by == -1 && value == INT_MIN ? INT_MAX : value / by;
}

int main(void)
{
    printf("%d\n", scale(90, -1));
    printf("%d\n", scale(INT_MIN, -1) > 0);
    return 0;
}
