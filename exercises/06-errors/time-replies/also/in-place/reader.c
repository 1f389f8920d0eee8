/* Numbers out of bytes, never past their end: byte by byte. */
#include "ntp.h"

bool read_number(struct reader *r, size_t bytes, uint64_t *ret_number)
{
    struct reader ahead = *r;
    uint64_t number = 0;
    for (; bytes > 0; bytes--) {
        if (ahead.left == 0)
            return false;
        number = number * 256 + *ahead.at;
        ahead.at++;
        ahead.left--;
    }
    *r = ahead;
    *ret_number = number;
    return true;
}

bool read_skip(struct reader *r, size_t bytes)
{
    if (r->left < bytes)
        return false;
    r->left -= bytes;
    r->at = r->at + bytes;
    return true;
}
