#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    char *board = calloc(9, 1);
    if (!board)
        return 1;
    board[4] = 'X';
    printf("%c\n", board[4]);
    board[0] = 'O';
    free(board);
    return 0;
}
