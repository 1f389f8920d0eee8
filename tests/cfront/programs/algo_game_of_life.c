#include <stdio.h>
#include <string.h>

enum { H = 8, W = 10 };
typedef unsigned char board[H][W];

static void step(board to, board from)
{
    for (int y = 0; y < H; y++)
        for (int x = 0; x < W; x++) {
            int n = 0;
            for (int dy = -1; dy <= 1; dy++)
                for (int dx = -1; dx <= 1; dx++)
                    if (dx || dy)
                        n += from[(y + dy + H) % H][(x + dx + W) % W];
            to[y][x] = n == 3 || (n == 2 && from[y][x]);
        }
}

int main(void)
{
    board b[2] = {{{0, 1}, {0, 0, 1}, {1, 1, 1}, [5] = {[6] = 1, 1, 1}}};
    int now = 0;
    for (int t = 0; t < 33; t++, now ^= 1) {
        step(b[!now], b[now]);
        if (t % 16 == 0)
            for (int y = 0; y < H; y++) {
                char line[W + 1];
                for (int x = 0; x < W; x++)
                    line[x] = ".#"[b[!now][y][x]];
                line[W] = '\0';
                puts(line);
            }
    }
    printf("%d\n", !memcmp(b[0], b[1], sizeof b[0]));
    return 0;
}
