// caught-by: use-after-free
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    int *n = malloc(sizeof *n);
    if (!n)
        return 1;
    *n = 7;
    free(n);
    printf("%d\n", *n);
    return 0;
}
