#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    int **rows = malloc(3 * sizeof *rows);
    if (!rows)
        return 1;
    for (int r = 0; r < 3; r++) {
        rows[r] = calloc(4, sizeof **rows); // expect: leak
        if (!rows[r])
            return 1;
        rows[r][r] = 1;
    }
    printf("%d %d %d\n", rows[0][0], rows[1][1], rows[2][0]);
    free(rows); // lost
    return 0;
}
