/* The dares, once you have passed. store.h says what each is to do. */
#include "store.h"

int store_change_all(struct store *s, const struct change *c, size_t count)
{
    struct table after = s->table;
    if (s->failed)
        return -1;
    for (size_t i = 0; i < count; i++)
        if (table_apply(&after, &c[i]) != 0)
            return -1;
    for (size_t i = 0; i < count && !s->failed; i++) {
        unsigned char bytes[RECORD_MOST];
        s->failed = disk_write(s->fd, bytes, record_write(&c[i], bytes)) != 0;
    }
    s->failed = s->failed || disk_sync(s->fd) != 0;
    if (s->failed)
        return -1;
    s->table = after;
    return 0;
}
