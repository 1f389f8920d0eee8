#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    int *mine = calloc(8, sizeof *mine);
    int *theirs = calloc(800, sizeof *theirs);
    if (!mine || !theirs)
        return 1;
    theirs[100] = 5;
    int index = 120;
    printf("%d\n", theirs[index]);
    free(mine);
    free(theirs);
    return 0;
}
