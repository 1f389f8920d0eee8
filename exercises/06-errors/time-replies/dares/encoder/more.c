/* The dares, once you have passed. ntp.h says what each is to do. */
#include "ntp.h"

#include <string.h>

/* The least significant byte goes to the end. */
static void write_stamp(stamp t, unsigned char *bytes)
{
    for (size_t i = 8; i > 0; i--) {
        bytes[i - 1] = (unsigned char)(t % 256);
        t = t / 256;
    }
}

size_t reply_write(const struct reply *reply, unsigned char *bytes, size_t room)
{
    if (room < REPLY_BYTES)
        return 0;
    memset(bytes, 0, REPLY_BYTES);
    bytes[0] = (unsigned char)(reply->leap * 64 + reply->version * 8 + reply->mode);
    bytes[1] = (unsigned char)reply->stratum;
    bytes[3] = (unsigned char)reply->precision;
    memcpy(bytes + 12, reply->id, 4);
    write_stamp(reply->origin, bytes + 24);
    write_stamp(reply->receive, bytes + 32);
    write_stamp(reply->transmit, bytes + 40);
    return REPLY_BYTES;
}
