/* The log: append, recover, compact. */
#include "store.h"

#include <stdlib.h>
#include <string.h>

size_t log_replay(const unsigned char *bytes, size_t n, struct table *t)
{
    struct change c;
    size_t at = 0, length = record_read(bytes, n, &c);
    while (length > 0 && table_apply(t, &c) == 0) {
        at += length;
        length = record_read(bytes + at, n - at, &c);
    }
    if (at < n) {
        t->count = 0;
        return 0;
    }
    return at;
}

/* Brings the table to what the log says, and cuts off what is not right. */
static int recover(struct store *s)
{
    size_t n;
    unsigned char *bytes = disk_read(s->fd, &n);
    if (bytes == NULL)
        return -1;
    size_t right = log_replay(bytes, n, &s->table);
    free(bytes);
    return right < n ? disk_cut(s->fd, right) : 0;
}

struct store *store_open(void)
{
    struct store *s = calloc(1, sizeof *s);
    if (s == NULL)
        return NULL;
    s->fd = disk_open(LOG_NAME);
    if (s->fd >= 0 && recover(s) == 0)
        return s;
    store_close(s);
    return NULL;
}

void store_close(struct store *s)
{
    if (s != NULL && s->fd >= 0)
        disk_close(s->fd);
    free(s);
}

/* Writes a change to the end of a log. */
static int append(int fd, const struct change *c)
{
    unsigned char bytes[RECORD_MOST];
    return disk_write(fd, bytes, record_write(c, bytes));
}

int store_change(struct store *s, const struct change *c)
{
    if (s->failed || !table_takes(&s->table, c))
        return -1;
    if (append(s->fd, c) != 0 || disk_sync(s->fd) != 0) {
        s->failed = true;
        return -1;
    }
    return table_apply(&s->table, c);
}

/* Writes a PUT for each key to the end of a log. */
static int write_table(int fd, const struct table *t)
{
    int bad = 0;
    for (size_t i = 0; i < t->count && bad == 0; i++) {
        struct change c = {.kind = PUT};
        strcpy(c.key, t->at[i].key);
        strcpy(c.value, t->at[i].value);
        bad = append(fd, &c);
    }
    return bad;
}

int store_compact(struct store *s)
{
    int fd = disk_create(NEW_NAME);
    if (fd < 0)
        return -1;
    if (write_table(fd, &s->table) != 0 || disk_sync(fd) != 0 ||
        disk_rename(NEW_NAME, LOG_NAME) != 0) {
        disk_close(fd);
        disk_remove(NEW_NAME);
        return -1;
    }
    disk_close(s->fd);
    s->fd = fd;
    return 0;
}
