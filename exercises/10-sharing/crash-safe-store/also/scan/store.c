/* Another way: a compacted log is copied from the old one, record by record, where the record is
 * the one in force. */
#include "store.h"

#include <stdlib.h>
#include <string.h>

size_t log_replay(const unsigned char *bytes, size_t n, struct table *t)
{
    const unsigned char *at = bytes, *end = bytes + n;
    struct change c;
    size_t length;
    do {
        length = record_read(at, (size_t)(end - at), &c);
        if (length > 0 && table_apply(t, &c) != 0)
            length = 0;
        at += length;
    } while (length > 0);
    return (size_t)(at - bytes);
}

static int read_log(struct store *s)
{
    size_t n = 0, right = 0;
    unsigned char *bytes = disk_read(s->fd, &n);
    if (bytes == NULL)
        return -1;
    right = log_replay(bytes, n, &s->table);
    free(bytes);
    if (right == n)
        return 0;
    return disk_cut(s->fd, right);
}

struct store *store_open(void)
{
    struct store *s = malloc(sizeof *s);
    if (s == NULL)
        return NULL;
    memset(s, 0, sizeof *s);
    s->fd = disk_open(LOG_NAME);
    if (s->fd < 0)
        goto no_log;
    if (read_log(s) != 0)
        goto not_read;
    return s;
not_read:
    disk_close(s->fd);
no_log:
    free(s);
    return NULL;
}

void store_close(struct store *s)
{
    if (s == NULL)
        return;
    disk_close(s->fd);
    free(s);
}

int store_change(struct store *s, const struct change *c)
{
    unsigned char *bytes = NULL;
    if (s->failed || !table_takes(&s->table, c) || (bytes = malloc(RECORD_MOST)) == NULL)
        return -1;
    size_t n = record_write(c, bytes);
    if (disk_write(s->fd, bytes, n) != 0)
        s->failed = true;
    else if (disk_sync(s->fd) != 0)
        s->failed = true;
    free(bytes);
    if (!s->failed)
        table_apply(&s->table, c);
    return s->failed ? -1 : 0;
}

/* Copies to fd the changes of the log that are in force: those whose value the table has, once. */
static int copy_log(const struct store *s, int fd)
{
    size_t n, length;
    struct table copied = {0};
    struct change c;
    unsigned char *bytes = disk_read(s->fd, &n);
    if (bytes == NULL)
        return -1;
    int bad = 0;
    for (size_t at = 0; bad == 0 && (length = record_read(bytes + at, n - at, &c)) > 0; at += length) {
        const char *value = table_get(&s->table, c.key);
        if (c.kind != PUT || value == NULL || strcmp(value, c.value) != 0 || table_get(&copied, c.key) != NULL)
            continue;
        bad = disk_write(fd, bytes + at, length);
        table_apply(&copied, &c);
    }
    free(bytes);
    return bad;
}

int store_compact(struct store *s)
{
    int fd = s->failed ? -1 : disk_create(NEW_NAME);
    if (fd < 0)
        return -1;
    if (copy_log(s, fd) != 0)
        goto not_written;
    if (disk_sync(fd) != 0)
        goto not_written;
    if (disk_rename(NEW_NAME, LOG_NAME) != 0)
        goto not_written;
    disk_close(s->fd);
    s->fd = fd;
    return 0;
not_written:
    disk_close(fd);
    disk_remove(NEW_NAME);
    return -1;
}
