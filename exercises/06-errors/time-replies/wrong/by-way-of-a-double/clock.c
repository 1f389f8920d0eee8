/* How far two clocks are apart. */
#include "ntp.h"

span clock_span(stamp from, stamp to)
{
    return (span)(to - from);
}

span clock_offset(stamp t1, stamp t2, stamp t3, stamp t4)
{
    /* Half of each: the sum of two large ones would not fit. */
    return clock_span(t1, t2) / 2 + clock_span(t4, t3) / 2;
}

span clock_delay(stamp t1, stamp t2, stamp t3, stamp t4)
{
    return clock_span(t3 - t2, t4 - t1);
}

int64_t clock_micros(span s)
{
    /* A double has 53 bits for the digits, a span 63. */
    return (int64_t)((double)s * 1000000 / SECOND);
}
