#include <stdio.h>

static int count(unsigned all, unsigned cols, unsigned left, unsigned right)
{
    if (cols == all)
        return 1;
    int n = 0;
    for (unsigned free = all & ~(cols | left | right), bit; free; free ^= bit) {
        bit = free & -free;
        n += count(all, cols | bit, (left | bit) << 1, (right | bit) >> 1);
    }
    return n;
}

static int first(int n, int row, int queens[])
{
    if (row == n)
        return 1;
    for (int c = 0; c < n; c++) {
        int ok = 1;
        for (int r = 0; r < row && ok; r++)
            ok = queens[r] != c && queens[r] - c != row - r && c - queens[r] != row - r;
        queens[row] = c;
        if (ok && first(n, row + 1, queens))
            return 1;
    }
    return 0;
}

int main(void)
{
    for (int n = 1; n <= 8; n++)
        printf("%d ", count((1u << n) - 1, 0, 0, 0));
    int q[8];
    printf("%d:", first(8, 0, q));
    for (int i = 0; i < 8; i++)
        printf(" %d", q[i]);
    putchar('\n');
    return 0;
}
