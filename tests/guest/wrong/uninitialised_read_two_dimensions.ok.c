#include <stdio.h>

int main(void)
{
    int tiles[3][3];
    for (int r = 0; r < 3; r++)
        for (int c = 0; c < 3; c++)
            tiles[r][c] = r + c;
    int corner = tiles[2][0];
    int middle = tiles[1][1];
    printf("%d %d\n", corner, middle != 77);
    return 0;
}
