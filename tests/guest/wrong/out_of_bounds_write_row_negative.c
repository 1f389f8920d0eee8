#include <stdio.h>

int main(void)
{
    char screen[3][6] = { ".....", ".....", "....." };
    int x = 0, y = 2;
    screen[y][x - 1] = '<'; // expect: out-of-bounds-write
    screen[y][x + 1] = '@';
    for (int i = 0; i < 3; i++)
        puts(screen[i]);
    return 0;
}
