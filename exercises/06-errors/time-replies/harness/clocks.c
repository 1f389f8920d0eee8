#include "ntp.h"

#include <stdio.h>

static stamp stamp_of(const char *text)
{
    unsigned int seconds = 0, part = 0;
    sscanf(text, "%8x.%8x", &seconds, &part);
    return (stamp)seconds * SECOND + part;
}

/* Two stamps: the span from one to the other. Four: T1 to T4, offset and
 * delay. */
int main(int argc, char **argv)
{
    if (argc == 3) {
        show_span(clock_span(stamp_of(argv[1]), stamp_of(argv[2])));
        printf("\n");
    } else if (argc == 5) {
        stamp t1 = stamp_of(argv[1]), t2 = stamp_of(argv[2]),
              t3 = stamp_of(argv[3]), t4 = stamp_of(argv[4]);
        printf("offset ");
        show_span(clock_offset(t1, t2, t3, t4));
        printf(", delay ");
        show_span(clock_delay(t1, t2, t3, t4));
        printf("\n");
    }
    return 0;
}
