#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    int *wells = calloc(2, sizeof *wells);
    if (!wells)
        return 1;
    wells = realloc(wells, 4 * sizeof *wells);
    if (!wells)
        return 1;
    wells[2] = wells[3] = 0;
    int first = wells[0] + wells[1];
    int depth = wells[3];
    printf("%d %s\n", first, depth > 0 ? "wet" : "dry");
    free(wells);
    return 0;
}
