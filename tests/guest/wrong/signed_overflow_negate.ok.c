#include <limits.h>
#include <stdio.h>

static int magnitude(int n)
{
    if (n == INT_MIN)
        return INT_MAX;
    return n < 0 ? -n : n;
}

int main(void)
{
    printf("%d\n", magnitude(-5));
    puts(magnitude(INT_MIN) == 5 ? "five" : "big");
    return 0;
}
