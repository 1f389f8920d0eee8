/* A reply, or why it is none. */
#include "ntp.h"

#include <string.h>

/* Every field, in the order in which they come. False: they end before. */
static bool read_reply(struct reader *r, struct reply *ret)
{
    uint64_t first, stratum, precision, id;
    if (!read_number(r, 1, &first) || !read_number(r, 1, &stratum) || !read_skip(r, 1) ||
        !read_number(r, 1, &precision) || !read_skip(r, 8) || !read_number(r, 4, &id) || !read_skip(r, 8) ||
        !read_number(r, 8, &ret->origin) || !read_number(r, 8, &ret->receive) ||
        !read_number(r, 8, &ret->transmit))
        return false;
    ret->leap = (unsigned int)first / 64;
    ret->version = (unsigned int)first / 8 % 8;
    ret->mode = (unsigned int)first % 8;
    ret->stratum = (unsigned int)stratum;
    ret->precision = (int)precision;
    id_letters(id, ret->id);
    return true;
}

struct result reply_parse(const unsigned char *bytes, size_t length, stamp sent)
{
    struct reader r = {bytes, length};
    struct reply reply;
    struct result result;
    if (!read_reply(&r, &reply)) {
        result.tag = TOO_SHORT;
        result.missing = REPLY_BYTES - length;
    } else if (reply.version != 3 && reply.version != 4) {
        result.tag = WRONG_VERSION;
        result.number = reply.version;
    } else if (reply.mode != 4) {
        result.tag = WRONG_MODE;
        result.number = reply.mode;
    } else if (reply.origin != sent) {
        result.tag = NOT_OURS;
    } else if (reply.stratum == 0) {
        result.tag = KISS;
        memcpy(result.code, reply.id, sizeof result.code);
    } else if (reply.leap == 3 || reply.stratum > 15) {
        result.tag = NO_TIME;
    } else {
        result.tag = REPLY;
        result.reply = reply;
    }
    return result;
}
