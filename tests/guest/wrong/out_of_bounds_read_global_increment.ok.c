#include <stdio.h>

#define FLOORS 5
static int calls[FLOORS];

static void press(int floor)
{
    calls[floor]++;
}

int main(void)
{
    press(0);
    press(FLOORS - 1);
    printf("%d\n", calls[0]);
    return 0;
}
