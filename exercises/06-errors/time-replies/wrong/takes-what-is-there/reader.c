/* Numbers out of bytes, never past their end. */
#include "ntp.h"

bool read_skip(struct reader *r, size_t bytes)
{
    if (bytes > r->left)
        return false;
    r->at += bytes;
    r->left -= bytes;
    return true;
}

bool read_number(struct reader *r, size_t bytes, uint64_t *ret_number)
{
    uint64_t number = 0;
    for (; bytes > 0 && r->left > 0; bytes--) {
        number = number * 256 + r->at[0];
        read_skip(r, 1);
    }
    *ret_number = number;
    return bytes == 0;
}
