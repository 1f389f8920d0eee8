#include "clock.h"

#include <stdio.h>

int main(void)
{
    struct clock c;
    clock_set(&c, 7, 30);
    clock_tick(&c);
    printf("%02d:%02d\n", c.hour, c.minute);
    return 0;
}
