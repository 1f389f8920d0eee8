/* How far two clocks are apart. */
#include "ntp.h"

/* A difference of stamps, with its sign: the upper half of the numbers is below 0. */
static span with_sign(stamp difference)
{
    if (difference / (SECOND / 2) < SECOND)
        return (span)difference;
    return -(span)(0 - difference - 1) - 1;
}

span clock_span(stamp from, stamp to)
{
    return with_sign(to - from);
}

span clock_offset(stamp t1, stamp t2, stamp t3, stamp t4)
{
    span there = clock_span(t1, t2), back = clock_span(t4, t3);
    return there / 2 + back / 2 + (there % 2 + back % 2) / 2;
}

span clock_delay(stamp t1, stamp t2, stamp t3, stamp t4)
{
    return with_sign(t4 - t1 - t3 + t2);
}

int64_t clock_micros(span s)
{
    int64_t seconds = s / SECOND, parts = s - seconds * SECOND;
    return seconds * 1000000 + parts * 15625 / (SECOND / 64);
}
