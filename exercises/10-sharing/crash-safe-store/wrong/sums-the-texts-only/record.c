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
    sum_of(bytes + HEAD, key + value, bytes);
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
    unsigned char sum[SUM];
    sum_of(bytes + HEAD, length - HEAD, sum);
    if (memcmp(sum, bytes, SUM) != 0)
        return 0;
    struct change c = {bytes[SUM] == PUT ? PUT : DROP, "", ""};
    memcpy(c.key, bytes + HEAD, key);
    memcpy(c.value, bytes + HEAD + key, value);
    *ret = c;
    return length;
}
