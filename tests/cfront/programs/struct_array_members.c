#include <stdio.h>

struct cell { int v[2][3]; struct { char tag; short n[2]; } sub[2]; };

static int total(struct cell c)
{
    int t = 0;
    for (int i = 0; i < 2; i++)
        for (int j = 0; j < 3; j++)
            t += c.v[i][j];
    for (int i = 0; i < 2; i++)
        t += c.sub[i].n[0] * c.sub[i].n[1];
    return t;
}

int main(void)
{
    struct cell grid[2] = {{.v = {{1, 2}, {3}}, .sub = {{'a', {2, 3}}, {'b', {4, 5}}}}};
    struct cell(*p)[2] = &grid;
    (*p)[1] = grid[0];
    (*p)[1].v[1][2] += 100;
    grid[1].sub[1].n[1]++;
    int i = 0;
    i++, grid[i].sub[i].n[i] -= 2;
    printf("%d %d %d\n", total(grid[0]), total(*(grid + 1)), i);
    short *n = grid[1].sub[0].n;
    n[1] = 30;
    printf("%d %c\n", total(grid[1]), (&grid[1].sub[0])[1].tag);
    printf("%zu %zu\n", sizeof(struct cell), sizeof grid->sub / sizeof *grid->sub);
    return 0;
}
