#include <stdlib.h>

static int *plant(void)
{
    int *seed = malloc(sizeof *seed);
    if (seed == NULL)
        exit(1);
    *seed = 1;
    return seed;
}

int main(void)
{
    int *tree = plant();
    *tree = *tree + 4;
    int rings = *tree;
    free(tree);
    return rings - 5;
}
