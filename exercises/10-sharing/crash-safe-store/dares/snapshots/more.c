/* The dares, once you have passed. store.h says what each is to do. */
#include "store.h"

#include <stdlib.h>
#include <string.h>

int snapshot_take(struct snapshot *ret)
{
    ret->fd = disk_open(LOG_NAME);
    if (ret->fd < 0)
        return -1;
    unsigned char *bytes = disk_read(ret->fd, &ret->length);
    if (bytes == NULL) {
        disk_close(ret->fd);
        return -1;
    }
    free(bytes); /* only its length was asked for */
    return 0;
}

int snapshot_get(const struct snapshot *p, const char *key, char *value)
{
    size_t n;
    struct table t = {0};
    unsigned char *bytes = disk_read(p->fd, &n);
    if (bytes == NULL)
        return -1;
    log_replay(bytes, p->length, &t);
    free(bytes);
    const char *found = table_get(&t, key);
    if (found == NULL)
        return 0;
    strcpy(value, found);
    return 1;
}

void snapshot_end(struct snapshot *p)
{
    disk_close(p->fd);
}
