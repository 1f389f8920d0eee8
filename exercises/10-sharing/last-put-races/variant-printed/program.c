#include <stdatomic.h>
#include <stdio.h>

static _Atomic int holders = 1;
static int get_unless_zero(void)
{
    int seen = holders;
    while (seen != 0)
        if (atomic_compare_exchange_strong(&holders, &seen, seen + 1))
            return 1;
    return 0;
}
int main(void)
{
    printf("got %d, ", get_unless_zero());
    printf("holders %d\n", holders);
    holders = 0; // all have let go
    printf("got %d, ", get_unless_zero());
    printf("holders %d\n", holders);
    return 0;
}
