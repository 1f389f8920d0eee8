#include <stdio.h>

#define ROWS 2
#define COLS 3

static const char plan[ROWS][COLS] = { { 'a', 'b', 'c' }, { 'd', 'e', 'f' } };

int main(void)
{
    for (int r = 0; r < ROWS; r++) {
        for (int c = 0; c < COLS; c++)
            putchar(plan[r][c]);
        putchar('\n');
    }
    return 0;
}
