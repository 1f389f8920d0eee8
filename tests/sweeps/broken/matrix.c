/* A matrix, row by row. */
#include <stdio.h>
#include <stdlib.h>

static int **matrix_new(int rows, int columns)
{
    int **m = malloc((size_t)rows * sizeof *m); // broken: null-dereference
    if (!m)
        return NULL;
    for (int r = 0; r < rows; r++) {
        m[r] = calloc((size_t)columns, sizeof **m); // broken: null-dereference
        if (!m[r]) {
            free(m);
            return NULL;
        }
    }
    return m;
}

static void matrix_free(int **m, int rows)
{
    for (int r = 0; r < rows; r++) // broken by a NULL that is handed in
        free(m[r]);
    free(m);
}

int main(void)
{
    int **a = matrix_new(2, 2), **b = matrix_new(2, 2);
    if (!a || !b) {
        matrix_free(a, 2);
        matrix_free(b, 2);
        return 1;
    }
    a[0][1] = b[1][0] = 3;
    printf("%d\n", a[0][1] * b[1][0]);
    matrix_free(a, 2);
    matrix_free(b, 2);
    return 0;
}
