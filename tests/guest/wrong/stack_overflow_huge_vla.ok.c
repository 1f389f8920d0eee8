#include <stdio.h>

static int reserve(long seats)
{
    char seat[seats];
    seat[0] = 'x';
    return seat[0] == 'x';
}

int main(void)
{
    printf("%d\n", reserve(100));
    printf("%d\n", reserve(2000));
    return 0;
}
