#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    int (*board)[3] = calloc(3, sizeof *board);
    if (!board)
        return 1;
    board[0][0] = 1;
    board[1][0] = 2;
    printf("%d %d\n", board[0][0], board[1][0]);
    free(board);
    return 0;
}
