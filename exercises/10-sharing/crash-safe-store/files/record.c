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
    /* Yours: the sum. */
    return HEAD + key + value;
}

size_t record_read(const unsigned char *bytes, size_t n, struct change *ret)
{
    if (n < HEAD)
        return 0;
    size_t key = bytes[SUM + 1], value = bytes[SUM + 2];
    struct change c = {bytes[SUM] == PUT ? PUT : DROP, "", ""};
    /* Yours: is all of this to be believed? */
    memcpy(c.key, bytes + HEAD, key);
    memcpy(c.value, bytes + HEAD + key, value);
    *ret = c;
    return HEAD + key + value;
}
