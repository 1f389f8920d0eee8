/* The dares, once you have passed. ntp.h says what each is to do. */
#include "ntp.h"

enum step extension_next(struct reader *r, struct extension *ret)
{
    struct reader ahead = *r;
    uint64_t type, length;
    if (r->left == 0)
        return END;
    if (!read_number(&ahead, 2, &type) || !read_number(&ahead, 2, &length))
        return BROKEN;
    if (length < 16 || length % 4 != 0)
        return BROKEN;
    const unsigned char *bytes = ahead.at;
    if (!read_skip(&ahead, length - 4))
        return BROKEN;
    ret->type = (unsigned int)type;
    ret->bytes = bytes;
    ret->length = length - 4;
    *r = ahead;
    return EXTENSION;
}
