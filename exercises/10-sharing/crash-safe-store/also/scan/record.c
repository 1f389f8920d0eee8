/* Another way: the record is walked byte by byte, and the sum is asked first. */
#include "store.h"

#include <string.h>

static unsigned char *put_text(unsigned char *to, const char *text)
{
    while (*text != '\0')
        *to++ = (unsigned char)*text++;
    return to;
}

size_t record_write(const struct change *c, unsigned char *bytes)
{
    unsigned char *value = put_text(bytes + HEAD, c->key), *end = put_text(value, c->value);
    bytes[SUM] = c->kind == PUT;
    bytes[SUM + 1] = (unsigned char)(value - (bytes + HEAD));
    bytes[SUM + 2] = (unsigned char)(end - value);
    sum_of(bytes + SUM, (size_t)(end - bytes) - SUM, bytes);
    return (size_t)(end - bytes);
}

static void take_text(char *to, const unsigned char *from, size_t n)
{
    for (size_t i = 0; i < n; i++)
        to[i] = (char)from[i];
    to[n] = '\0';
}

static bool sum_fits(const unsigned char *bytes, size_t length)
{
    unsigned char sum[SUM];
    sum_of(bytes + SUM, length - SUM, sum);
    for (int i = 0; i < SUM; i++)
        if (sum[i] != bytes[i])
            return false;
    return true;
}

size_t record_read(const unsigned char *bytes, size_t n, struct change *ret)
{
    size_t length = HEAD;
    if (n >= HEAD)
        length += (size_t)bytes[SUM + 1] + bytes[SUM + 2];
    if (n < length || !sum_fits(bytes, length))
        return 0;
    if (bytes[SUM] > PUT || bytes[SUM + 1] >= KEY_ROOM || bytes[SUM + 2] >= VALUE_ROOM)
        return 0;
    ret->kind = bytes[SUM];
    take_text(ret->key, bytes + HEAD, bytes[SUM + 1]);
    take_text(ret->value, bytes + HEAD + bytes[SUM + 1], bytes[SUM + 2]);
    return length;
}
