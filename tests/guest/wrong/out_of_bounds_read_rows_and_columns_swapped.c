#include <stdio.h>

#define ROWS 2
#define COLS 3

static const char plan[ROWS][COLS] = { { 'a', 'b', 'c' }, { 'd', 'e', 'f' } };

int main(void)
{
    for (int r = 0; r < COLS; r++) {
        for (int c = 0; c < ROWS; c++)
            putchar(plan[r][c]); // expect: out-of-bounds-read
        putchar('\n');
    }
    return 0;
}
