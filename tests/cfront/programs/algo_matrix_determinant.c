#include <stdio.h>
#include <stdlib.h>
#include <math.h>

static double **make(int n)
{
    double **m = malloc((size_t)n * sizeof *m);
    m[0] = calloc((size_t)(n * n), sizeof **m);
    for (int i = 1; i < n; i++)
        m[i] = m[i - 1] + n;
    return m;
}
static void drop(double **m) { free(m[0]); free(m); }

static double det(double **m, int n)
{
    double d = 1;
    for (int c = 0; c < n; c++) {
        int pivot = c;
        for (int r = c + 1; r < n; r++)
            if (fabs(m[r][c]) > fabs(m[pivot][c]))
                pivot = r;
        if (m[pivot][c] == 0)
            return 0;
        if (pivot != c) {
            for (int k = 0; k < n; k++) {
                double t = m[pivot][k];
                m[pivot][k] = m[c][k];
                m[c][k] = t;
            }
            d = -d;
        }
        d *= m[c][c];
        for (int r = c + 1; r < n; r++) {
            double f = m[r][c] / m[c][c];
            for (int k = c; k < n; k++)
                m[r][k] -= f * m[c][k];
        }
    }
    return d;
}

int main(void)
{
    for (int n = 1; n <= 6; n++) {
        double **m = make(n);
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++)
                m[i][j] = (i * 7 + j * 3 + i * j) % 11 + (i == j) * 5;
        printf("%.4f ", det(m, n));
        drop(m);
    }
    putchar('\n');
    return 0;
}
