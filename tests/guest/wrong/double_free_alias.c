#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    int *mine = malloc(sizeof *mine);
    if (!mine)
        return 1;
    *mine = 12;
    int *yours = mine;
    printf("%d = %d\n", *mine, *yours);
    free(mine);
    free(yours); // expect: double-free
    return 0;
}
