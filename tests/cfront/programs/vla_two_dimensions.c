#include <stdio.h>

static void fill(int rows, int cols, int a[rows][cols])
{
    for (int i = 0; i < rows; i++)
        for (int j = 0; j < cols; j++)
            a[i][j] = i * 10 + j;
}

static int trace(int n, int (*a)[n])
{
    int t = 0;
    for (int i = 0; i < n; i++)
        t += a[i][i];
    return t;
}

static void multiply(int n, double c[n][n], double a[static n][n], double b[][n]);
static void multiply(int n, double c[n][n], double a[static n][n], double b[][n])
{
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++) {
            c[i][j] = 0;
            for (int k = 0; k < n; k++)
                c[i][j] += a[i][k] * b[k][j];
        }
}

int main(void)
{
    int r = 3, c = 4;
    int a[r][c], sq[c][c], fixed[2][5];
    fill(r, c, a);
    fill(c, c, sq);
    fill(2, 5, fixed);
    printf("%d %d %d %d\n", a[2][3], trace(c, sq), fixed[1][4], *(*(a + 1) + 2));
    printf("%zu %zu %zu %zu\n", sizeof a, sizeof a[0], sizeof a[0][0], sizeof a / sizeof *a);
    double x[2][2] = {{1, 2}, {3, 4}}, y[2][2] = {{0, 1}, {1, 0}}, z[2][2];
    multiply(2, z, x, y);
    printf("%g %g %g %g\n", z[0][0], z[0][1], z[1][0], z[1][1]);
    int(*row)[c] = a;
    row++;
    printf("%d %d %d\n", (*row)[0], row[1][3], (int)(row - a));
    int d = 2, cube[d][r][d + 1];
    for (int i = 0; i < d * r * (d + 1); i++)
        cube[i / 9][i / 3 % 3][i % 3] = i;
    printf("%d %d %zu\n", cube[1][2][0], cube[0][1][2], sizeof *cube);
    return 0;
}
