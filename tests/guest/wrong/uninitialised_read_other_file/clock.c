#include "clock.h"

void clock_set(struct clock *c, int hour, int minute)
{
    c->hour = hour;
    c->minute = minute;
}

void clock_tick(struct clock *c)
{
    c->second = (c->second & 31) + 1; // expect: uninitialised-read
}
