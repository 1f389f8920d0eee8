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
    if (bytes > r->left) {
        r->left = 0;
        return false;
    }
    for (size_t i = 0; i < bytes; i++)
        number = number * 256 + r->at[i];
    *ret_number = number;
    return read_skip(r, bytes);
}
