/* A reply, or why it is none. */
#include "ntp.h"

#include <string.h>

/* Every field, in the order in which they come. False: they end before. */
static bool read_reply(struct reader *r, struct reply *ret)
{
    uint64_t first, stratum, precision, id;
    if (!read_number(r, 1, &first) || !read_number(r, 1, &stratum))
        return false;
    // And the other fields: pass over what is not wanted.
    precision = id = 0;
    // The first byte holds three numbers.
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
    } else {
        // Is there anything else against it? If not, it is a reply.
        (void)sent;
        result.tag = NO_TIME;
    }
    return result;
}
