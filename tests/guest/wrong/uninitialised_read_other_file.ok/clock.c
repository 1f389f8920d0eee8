#include "clock.h"

void clock_set(struct clock *c, int hour, int minute)
{
    c->hour = hour;
    c->minute = minute;
    c->second = 0;
}

void clock_tick(struct clock *c)
{
    c->second = (c->second & 31) + 1;
}
