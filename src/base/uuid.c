/* UUIDv7 (RFC 9562): 48 bits of milliseconds, version, then random bits. */
#include "base/base.h"

#include <stdio.h>

struct uuid uuid_v7(const struct world *w)
{
    unsigned char b[16];
    uint64_t ms = (uint64_t)w->now_ms(w->ctx);
    w->random(w->ctx, b + 6, 10);
    for (int i = 0; i < 6; i++)
        b[i] = (unsigned char)(ms >> (40 - 8 * i));
    b[6] = (unsigned char)(0x70 | (b[6] & 0x0F));
    b[8] = (unsigned char)(0x80 | (b[8] & 0x3F));

    struct uuid u;
    char *at = u.text;
    for (int i = 0; i < 16; i++) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            *at++ = '-';
        at += snprintf(at, 3, "%02x", b[i]);
    }
    return u;
}
