#include <stdlib.h>

int main(void)
{
    int *trees = malloc(2 * sizeof *trees);
    if (trees == NULL) return 1;
    trees[0] = 9; trees[1] = 14;
    int *tallest = &trees[1];
    int *more = realloc(trees, 3000 * sizeof *trees);
    if (more == NULL) { free(trees); return 1; }
    trees = more;
    int next = 12;
    trees[2] = next;
    if (trees[2] > *tallest)
        next = 2;
    free(trees);
    return next;
}
