#include <stdlib.h>

int main(void)
{
    int *row = malloc(2 * sizeof *row);
    if (row == NULL) return 1;
    row[0] = 11;
    row[1] = 12;
    size_t place = 1;
    int *seat = &row[1];
    *seat = 15;
    int *moved = realloc(row, 4096 * sizeof *row);
    if (moved == NULL) { free(row); return 1; }
    row = moved;
    int found = row[place];
    free(row);
    return found - 15;
}
