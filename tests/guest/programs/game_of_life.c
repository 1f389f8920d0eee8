#include <stdio.h>
#include <string.h>

enum { N = 16 };
static unsigned char grid[N][N], next[N][N];

int main(void)
{
    int glider[][2] = { { 0, 1 }, { 1, 2 }, { 2, 0 }, { 2, 1 }, { 2, 2 } };
    for (int i = 0; i < 5; i++)
        grid[glider[i][0]][glider[i][1]] = 1;
    for (int step = 0; step < 30; step++) {
        for (int y = 0; y < N; y++)
            for (int x = 0; x < N; x++) {
                int n = 0;
                for (int dy = -1; dy <= 1; dy++)
                    for (int dx = -1; dx <= 1; dx++)
                        n += (dy || dx) && grid[(y + dy + N) % N][(x + dx + N) % N];
                next[y][x] = n == 3 || (n == 2 && grid[y][x]);
            }
        memcpy(grid, next, sizeof grid);
    }
    for (int y = 0; y < N; y++) {
        for (int x = 0; x < N; x++)
            putchar(grid[y][x] ? '#' : '.');
        putchar('\n');
    }
    return 0;
}
