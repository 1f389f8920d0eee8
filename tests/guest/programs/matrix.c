#include <stdio.h>
#include <stdlib.h>

static double **make(int n)
{
    double **m = malloc(n * sizeof *m);
    for (int i = 0; i < n; i++)
        m[i] = calloc(n, sizeof **m);
    return m;
}
static void drop(double **m, int n)
{
    for (int i = 0; i < n; i++)
        free(m[i]);
    free(m);
}

int main(void)
{
    int n = 40;
    double **a = make(n), **b = make(n), **c = make(n), trace = 0;
    for (int i = 0; i < n; i++)
        for (int k = 0; k < n; k++)
            a[i][k] = i + k, b[i][k] = i - k;
    for (int i = 0; i < n; i++)
        for (int k = 0; k < n; k++)
            for (int j = 0; j < n; j++)
                c[i][k] += a[i][j] * b[j][k];
    for (int i = 0; i < n; i++)
        trace += c[i][i];
    printf("%.1f %.1f\n", trace, c[3][5]);
    drop(a, n);
    drop(b, n);
    drop(c, n);
    return 0;
}
