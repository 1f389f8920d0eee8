#include <stdio.h>

static int reserve(long seats)
{
    char seat[seats]; // expect: stack-overflow
    seat[0] = 'x';
    return seat[0] == 'x';
}

int main(void)
{
    printf("%d\n", reserve(100));
    printf("%d\n", reserve(2000000000L));
    return 0;
}
