#include <stdio.h>
#include <stdlib.h>

/* A heap block that is used through a pointer to a variably modified type. */
static double average(size_t r, size_t c, double (*m)[c])
{
    double t = 0;
    for (size_t i = 0; i < r; i++)
        for (size_t j = 0; j < c; j++)
            t += m[i][j];
    return t / (double)(r * c);
}

int main(void)
{
    size_t r = 3, c = 5;
    double(*m)[c] = malloc(r * sizeof *m);
    for (size_t i = 0; i < r; i++)
        for (size_t j = 0; j < c; j++)
            m[i][j] = (double)(i * c + j);
    printf("%g %zu\n", average(r, c, m), sizeof *m);
    double(*grown)[c] = realloc(m, (r + 1) * sizeof *grown);
    m = grown;
    for (size_t j = 0; j < c; j++)
        m[r][j] = -m[r - 1][j];
    printf("%g %g\n", average(r + 1, c, m), (*(m + r))[c - 1]);
    double(*p)[r + 1][c] = (void *)m;
    printf("%g %zu %td\n", (*p)[1][1], sizeof *p / sizeof **p, (*p)[2] - (*p)[1]);
    free(m);
    return 0;
}
