/* Files. Each change of one is made here, so each stop happens here. */
#include "store.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static unsigned waits;

int disk_open(const char *name)
{
    return open(name, O_RDWR | O_CREAT | O_APPEND, 0644);
}

int disk_create(const char *name)
{
    return open(name, O_RDWR | O_CREAT | O_TRUNC | O_APPEND, 0644);
}

int disk_write(int fd, const void *bytes, size_t n)
{
    return write(fd, bytes, n) == (ssize_t)n ? 0 : -1;
}

int disk_sync(int fd)
{
    waits++;
    return fsync(fd);
}

int disk_cut(int fd, size_t n)
{
    waits++;
    return ftruncate(fd, (off_t)n) == 0 && fsync(fd) == 0 ? 0 : -1;
}

int disk_rename(const char *from, const char *to)
{
    return rename(from, to);
}

int disk_remove(const char *name)
{
    return unlink(name);
}

int disk_close(int fd)
{
    return close(fd);
}

unsigned char *disk_read(int fd, size_t *n)
{
    off_t size = lseek(fd, 0, SEEK_END);
    if (size < 0 || lseek(fd, 0, SEEK_SET) < 0)
        return NULL;
    unsigned char *bytes = malloc((size_t)size + 1); /* never of none */
    if (bytes == NULL)
        return NULL;
    *n = 0;
    while (*n < (size_t)size) {
        ssize_t got = read(fd, bytes + *n, (size_t)size - *n);
        if (got <= 0) {
            free(bytes);
            return NULL;
        }
        *n += (size_t)got;
    }
    return bytes;
}

unsigned disk_waits(void)
{
    return waits;
}
