#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    int *n = malloc(sizeof *n);
    if (!n)
        return 1;
    *n = 7;
    printf("%d\n", *n);
    free(n);
    return 0;
}
