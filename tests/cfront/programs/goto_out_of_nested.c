#include <stdio.h>

static int search(int grid[3][4], int want, int *row, int *col)
{
    int looked = 0;
    for (int i = 0; i < 3; i++) {
        int sum = 0;
        for (int j = 0; j < 4; j++) {
            switch (grid[i][j] % 3) {
            case 0:
                do {
                    looked++;
                    if (grid[i][j] == want) {
                        *row = i, *col = j;
                        goto found;
                    }
                } while (0);
                break;
            case 1:
                if (grid[i][j] < 0)
                    goto next_row;
                continue;
            default:
                goto skip;
            }
            sum += grid[i][j];
        skip:
            sum++;
        }
        printf("row %d: %d\n", i, sum);
    next_row:;
    }
    return -looked;
found:
    return looked;
}

int main(void)
{
    int g[3][4] = {{3, 1, 6, 2}, {9, 4, 5, 12}, {7, 8, 15, 10}}, r = -1, c = -1;
    printf("%d ", search(g, 15, &r, &c));
    printf("%d %d\n", r, c);
    printf("%d\n", search(g, 99, &r, &c));
    return 0;
}
