/* A reply, or why it is none: asks for all 48 bytes first, then takes each from its place. */
#include "ntp.h"

#include <string.h>

static uint64_t number_at(const unsigned char *bytes, size_t at, size_t count)
{
    struct reader r = {bytes + at, count};
    uint64_t number = 0;
    (void)read_number(&r, count, &number); /* they are there */
    return number;
}

static struct reply reply_of(const unsigned char *bytes)
{
    struct reply reply = {0};
    reply.leap = bytes[0] / 64;
    reply.version = bytes[0] % 64 / 8;
    reply.mode = bytes[0] % 8;
    reply.stratum = bytes[1];
    reply.precision = (signed char)bytes[3];
    memcpy(reply.id, bytes + 12, 4);
    reply.origin = number_at(bytes, 24, 8);
    reply.receive = number_at(bytes, 32, 8);
    reply.transmit = number_at(bytes, 40, 8);
    return reply;
}

static struct result failure(enum outcome tag)
{
    struct result r = {0};
    r.tag = tag;
    return r;
}

struct result reply_parse(const unsigned char *bytes, size_t length, stamp sent)
{
    struct result result = failure(TOO_SHORT);
    if (length < REPLY_BYTES) {
        result.missing = REPLY_BYTES - length;
        return result;
    }
    struct reply reply = reply_of(bytes);
    if (reply.version != 3 && reply.version != 4) {
        result = failure(WRONG_VERSION);
        result.number = reply.version;
        return result;
    }
    if (reply.mode != 4) {
        result = failure(WRONG_MODE);
        result.number = reply.mode;
        return result;
    }
    if (reply.origin != sent)
        return failure(NOT_OURS);
    if (reply.stratum == 0) {
        result = failure(KISS);
        memcpy(result.code, reply.id, sizeof result.code);
        return result;
    }
    if (reply.leap == 3 || reply.stratum > 15)
        return failure(NO_TIME);
    result.tag = REPLY;
    result.reply = reply;
    return result;
}
