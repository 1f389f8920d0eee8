#include <stdio.h>

struct row {
    char time[6];
    char place[10];
};

static struct row board[2];

int main(void)
{
    int hour = 14, minute = 5, second = 30;
    snprintf(board[0].time, sizeof board[0], "%d:%02d:%02d", hour, minute, second); // expect: out-of-bounds-write
    snprintf(board[0].place, sizeof board[0].place, "Oslo");
    printf("%s %s\n", board[0].time, board[0].place);
    return 0;
}
