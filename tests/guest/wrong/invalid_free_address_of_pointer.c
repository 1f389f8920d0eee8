#include <stdio.h>
#include <stdlib.h>

static void destroy(int **owner)
{
    free(owner); // expect: invalid-free
}

int main(void)
{
    int *counter = malloc(sizeof *counter);
    if (!counter)
        return 1;
    *counter = 5;
    printf("%d\n", *counter);
    destroy(&counter);
    return 0;
}
