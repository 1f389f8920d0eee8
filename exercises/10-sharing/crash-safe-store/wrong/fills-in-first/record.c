/* A change as bytes that prove themselves. */
#include "store.h"

#include <string.h>

size_t record_write(const struct change *c, unsigned char *bytes)
{
    size_t key = strlen(c->key), value = strlen(c->value);
    bytes[SUM] = (unsigned char)c->kind;
    bytes[SUM + 1] = (unsigned char)key;
    bytes[SUM + 2] = (unsigned char)value;
    memcpy(bytes + HEAD, c->key, key);
    memcpy(bytes + HEAD + key, c->value, value);
    sum_of(bytes + SUM, HEAD - SUM + key + value, bytes);
    return HEAD + key + value;
}

size_t record_read(const unsigned char *bytes, size_t n, struct change *ret)
{
    if (n < HEAD)
        return 0;
    size_t key = bytes[SUM + 1], value = bytes[SUM + 2];
    size_t length = HEAD + key + value;
    /* Claims, all of them: they are asked before they are followed. */
    if (length > n || key >= KEY_ROOM || value >= VALUE_ROOM)
        return 0;
    if (bytes[SUM] > PUT)
        return 0;
    ret->kind = bytes[SUM] == PUT ? PUT : DROP;
    memset(ret->key, 0, KEY_ROOM);
    memset(ret->value, 0, VALUE_ROOM);
    memcpy(ret->key, bytes + HEAD, key);
    memcpy(ret->value, bytes + HEAD + key, value);
    unsigned char sum[SUM];
    sum_of(bytes + SUM, length - SUM, sum);
    if (memcmp(sum, bytes, SUM) != 0)
        return 0;
    return length;
}
