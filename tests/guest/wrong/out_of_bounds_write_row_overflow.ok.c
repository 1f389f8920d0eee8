#include <stdio.h>

static int garden[3][4];

int main(void)
{
    int row = 1;
    for (int col = 0; col < 4; col++)
        garden[row][col] = 5;
    printf("%d\n", garden[1][2]);
    return 0;
}
