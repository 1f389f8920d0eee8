#include <limits.h>
#include <stdio.h>

static int by_size(int a, int b)
{
    return a - b; // expect: signed-overflow
}

int main(void)
{
    printf("%d\n", by_size(3, 2));
    puts(by_size(INT_MIN, 1) == 0 ? "equal" : "different");
    return 0;
}
