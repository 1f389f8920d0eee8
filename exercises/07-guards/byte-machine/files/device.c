/* What is beside the machine: a console that shows bytes, and a timer. */
#include "machine.h"

#include <stdio.h>

bool console_put(byte value)
{
    return printf("console: %d\n", value) > 0;
}

void timer_start(struct timer *t)
{
    t->ticks = 0;
}

bool timer_tick(struct timer *t)
{
    t->ticks++;
    if (t->ticks < t->period)
        return false;
    t->ticks = 0;
    return true;
}
