/* Rows are allocated one by one; when one fails, those before it go. */
#include <stdlib.h>

static void free_rows(double **rows, size_t n)
{
    while (n--)
        free(rows[n]);
    free(rows);
}

static double **make_rows(size_t n, size_t columns)
{
    double **rows = malloc(n * sizeof *rows);
    if (!rows)
        return NULL;
    for (size_t i = 0; i < n; i++) {
        rows[i] = calloc(columns, sizeof **rows);
        if (!rows[i]) {
            free_rows(rows, i);
            return NULL;
        }
    }
    return rows;
}

int main(void)
{
    double **rows = make_rows(3, 3);
    if (!rows)
        return 1;
    rows[1][1] = 1;
    free_rows(rows, 3);
    return 0;
}
