#include <stdio.h>

static char map[4][5] = { "..#.", ".##.", "....", "#..." };

static int fill(int r, int c)
{
    if (r < 0 || r > 3 || c < 0 || c > 3 || map[r][c] == '#')
        return 0;
    return 1 + fill(r, c + 1) + fill(r, c - 1) + fill(r + 1, c) + fill(r - 1, c); // expect: stack-overflow
}

int main(void)
{
    printf("%d\n", fill(0, 0));
    return 0;
}
