#include <stdio.h>

static short history[8];
static short *cursor = history;

static void move(int by)
{
    cursor += by; // expect: pointer-out-of-object
}

int main(void)
{
    move(6);
    move(6);
    cursor = history;
    *cursor = 3;
    printf("%d\n", history[0] + history[1]);
    return 0;
}
