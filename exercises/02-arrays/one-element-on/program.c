#include <stdio.h>

int main(void)
{
    long unread[4] = {10, 20, 30, 40};
    long *first = unread;
    long *here = first + 2;
    long *there = here - 1;
    *there = *here + 1;
    here++;
    printf("%ld %ld\n", *here, *there);
    return 0;
}
