#include <stdio.h>
#include <stdlib.h>

static long sum(int n, int m, long (*p)[n][m])
{
    long t = 0;
    for (int i = 0; i < n; i++)
        for (int j = 0; j < m; j++)
            t += (*p)[i][j];
    return t;
}

int main(void)
{
    int n = 4, m = 3;
    typedef long row[m]; /* the size is taken here */
    m = 100;
    row one, grid[n];
    for (int i = 0; i < n; i++)
        for (unsigned j = 0; j < sizeof one / sizeof *one; j++)
            grid[i][j] = i + (long)j;
    one[2] = 5;
    long(*pg)[n][3] = &grid;
    printf("%zu %zu %ld %ld\n", sizeof(row), sizeof grid, sum(n, 3, pg), one[2]);
    row *walk = grid;
    walk += 2;
    printf("%ld %td\n", (*walk)[1], walk - grid);
    int k = 2;
    typedef int pair[k++];
    pair a, *pa = &a;
    (*pa)[0] = 1, (*pa)[1] = k;
    printf("%zu %d %d\n", sizeof(pair) / sizeof(int), a[0], a[1]);
    __typeof__(a) b;
    b[0] = 9;
    printf("%zu %d\n", sizeof b, b[0]);
    return 0;
}
