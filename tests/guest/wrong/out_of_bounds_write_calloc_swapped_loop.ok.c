#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    int rows = 2, columns = 5;
    int *map = calloc(rows * columns, sizeof *map);
    if (!map)
        return 1;
    for (int r = 0; r < rows; r++)
        for (int c = 0; c < columns; c++)
            map[r * columns + c] = r + c;
    printf("%d\n", map[0]);
    free(map);
    return 0;
}
