/* Another way: one function reads the log and makes the changes; a compacted log is made in one
 * block of bytes and written at once; all ways out of a function go through its end. */
#include "store.h"

#include <stdlib.h>
#include <string.h>

size_t log_replay(const unsigned char *bytes, size_t n, struct table *t)
{
    size_t right = 0;
    for (;;) {
        struct change c;
        size_t length = record_read(bytes + right, n - right, &c);
        if (length == 0 || !table_takes(t, &c))
            return right;
        table_apply(t, &c);
        right += length;
    }
}

struct store *store_open(void)
{
    struct store *s = calloc(1, sizeof *s);
    unsigned char *bytes = NULL;
    size_t n = 0, right = 0;
    if (s == NULL)
        return NULL;
    s->fd = disk_open(LOG_NAME);
    bool good = s->fd >= 0;
    if (good)
        good = (bytes = disk_read(s->fd, &n)) != NULL;
    if (good)
        right = log_replay(bytes, n, &s->table);
    if (good && right != n)
        good = disk_cut(s->fd, right) == 0;
    free(bytes);
    if (good)
        return s;
    store_close(s);
    return NULL;
}

void store_close(struct store *s)
{
    if (s == NULL)
        return;
    if (s->fd >= 0)
        disk_close(s->fd);
    free(s);
}

int store_change(struct store *s, const struct change *c)
{
    unsigned char bytes[RECORD_MOST];
    if (s->failed || !table_takes(&s->table, c))
        return -1;
    s->failed = disk_write(s->fd, bytes, record_write(c, bytes)) != 0 || disk_sync(s->fd) != 0;
    return s->failed ? -1 : table_apply(&s->table, c);
}

int store_compact(struct store *s)
{
    unsigned char bytes[KEYS * RECORD_MOST];
    size_t n = 0;
    for (size_t i = 0; i < s->table.count; i++) {
        struct change c = {.kind = PUT};
        memcpy(c.key, s->table.at[i].key, KEY_ROOM);
        memcpy(c.value, s->table.at[i].value, VALUE_ROOM);
        n += record_write(&c, bytes + n);
    }
    int fd = disk_create(NEW_NAME);
    if (fd < 0)
        return -1;
    bool good = disk_write(fd, bytes, n) == 0 && disk_sync(fd) == 0 && disk_rename(NEW_NAME, LOG_NAME) == 0;
    int old = good ? s->fd : fd;
    s->fd = good ? fd : s->fd;
    disk_close(old);
    if (!good)
        disk_remove(NEW_NAME);
    return good ? 0 : -1;
}
