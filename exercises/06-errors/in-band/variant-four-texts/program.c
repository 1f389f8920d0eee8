#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    printf("%d %d %d %d\n", atoi("7x"), atoi("x7"), atoi("0"), atoi(""));
    return 0;
}
