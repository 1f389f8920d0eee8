#include <stdio.h>
#include <string.h>

static char grid[9][9];
static unsigned short rows[9], cols[9], boxes[9];
static int tries;

static int solve(int at)
{
    while (at < 81 && grid[at / 9][at % 9])
        at++;
    if (at == 81)
        return 1;
    int r = at / 9, c = at % 9, b = r / 3 * 3 + c / 3;
    unsigned used = rows[r] | cols[c] | boxes[b];
    for (int v = 1; v <= 9; v++) {
        unsigned short bit = (unsigned short)(1u << v);
        if (used & bit)
            continue;
        tries++;
        grid[r][c] = (char)v;
        rows[r] |= bit, cols[c] |= bit, boxes[b] |= bit;
        if (solve(at + 1))
            return 1;
        rows[r] &= ~bit, cols[c] &= ~bit, boxes[b] &= ~bit;
    }
    grid[r][c] = 0;
    return 0;
}

int main(void)
{
    static const char puzzle[] =
        "53..7....6..195....98....6.8...6...34..8.3..17...2...6.6....28....419..5....8..79";
    for (int i = 0; i < 81; i++)
        if (puzzle[i] != '.') {
            int v = puzzle[i] - '0';
            grid[i / 9][i % 9] = (char)v;
            rows[i / 9] |= (unsigned short)(1 << v);
            cols[i % 9] |= (unsigned short)(1 << v);
            boxes[i / 27 * 3 + i % 9 / 3] |= (unsigned short)(1 << v);
        }
    int solved = solve(0);
    printf("%d %d\n", solved, tries);
    for (int r = 0; r < 9; r++, putchar('\n'))
        for (int c = 0; c < 9; c++)
            putchar('0' + grid[r][c]);
    return 0;
}
