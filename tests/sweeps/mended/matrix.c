/* A matrix, row by row. */
#include <stdio.h>
#include <stdlib.h>

static void matrix_free(int **m, int rows)
{
    for (int r = 0; m && r < rows; r++)
        free(m[r]);
    free(m);
}

static int **matrix_new(int rows, int columns)
{
    int **m = calloc((size_t)rows, sizeof *m);
    if (!m)
        return NULL;
    for (int r = 0; r < rows; r++) {
        m[r] = calloc((size_t)columns, sizeof **m);
        if (!m[r]) {
            matrix_free(m, r);
            return NULL;
        }
    }
    return m;
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
