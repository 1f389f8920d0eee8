#include <limits.h>
#include <stdio.h>

static int magnitude(int n)
{
    return n < 0 ? -n : n; // expect: signed-overflow
}

int main(void)
{
    printf("%d\n", magnitude(-5));
    puts(magnitude(INT_MIN) == 5 ? "five" : "big");
    return 0;
}
