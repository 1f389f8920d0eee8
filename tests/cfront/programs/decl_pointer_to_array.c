#include <stdio.h>

int main(void)
{
    int grid[3][4];
    for (int i = 0; i < 12; i++)
        grid[i / 4][i % 4] = i * i;
    int (*row)[4] = grid;
    int (*all)[3][4] = &grid;
    int *first = grid[0];
    int **none = NULL;
    printf("%d %d %d\n", row[1][2], (*(row + 2))[3], (*all)[2][1]);
    row++;
    printf("%d %d\n", **row, *(*row + 1));
    printf("%d %d\n", (int)(row - grid), first[3]);
    printf("%zu %zu %zu %zu\n", sizeof *row, sizeof *all, sizeof *first, sizeof none);
    printf("%d %d\n", (*all)[0] == first, (void *)all == (void *)first);
    printf("%d\n", 2[1[grid]]);
    return none != NULL;
}
