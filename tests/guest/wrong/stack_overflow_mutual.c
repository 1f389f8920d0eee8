#include <stdio.h>

static int is_odd(unsigned n);

static int is_even(unsigned n)
{
    return is_odd(n - 1); // either: stack-overflow
}

static int is_odd(unsigned n)
{
    return is_even(n - 1); // either: stack-overflow
}

int main(void)
{
    printf("%d\n", is_even(10));
    return 0;
}
