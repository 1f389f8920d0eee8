#include "ntp.h"

#include <stdio.h>

/* Forty exchanges, a second apart; the server is a quarter of a second
 * ahead. */
int main(void)
{
    static unsigned char bytes[MOST_EXCHANGES][REPLY_BYTES];
    struct exchange e[MOST_EXCHANGES];
    struct samples s = {0};
    for (int i = 0; i < MOST_EXCHANGES; i++) {
        unsigned char *b = bytes[i];
        b[0] = 0x24;
        b[1] = 1;
        b[24] = b[32] = b[40] = 0xe8;
        b[27] = b[35] = b[43] = (unsigned char)i;
        b[36] = 0x60;
        b[44] = 0x61;
        e[i].sent = (0xe8000000 + (stamp)i) * SECOND;
        e[i].arrived = e[i].sent + SECOND / 256 * 0x41;
        e[i].bytes = b;
        e[i].length = REPLY_BYTES;
    }
    bool all = samples_add(&s, e, MOST_EXCHANGES);
    printf("%zu samples\n", s.count);
    if (s.count > 0) {
        show_span(s.at[s.count - 1].offset);
        printf("\n");
    }
    samples_free(&s);
    return all ? 0 : 1;
}
