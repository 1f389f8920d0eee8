#include "store.h"

#include <assert.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

/* A log of 400 changes of eight keys: opened, compacted, opened. */
int main(void)
{
    struct session w = {0};
    size_t n = 0;
    static unsigned char bytes[400 * RECORD_MOST];
    for (int i = 0; i < 400; i++) {
        struct change c = {.kind = PUT};
        snprintf(c.key, sizeof c.key, "key%d", i * 7 % KEYS);
        snprintf(c.value, sizeof c.value, "value-%d", i);
        n += record_write(&c, bytes + n);
        model_change(&w.m, &c);
    }
    int fd = open(LOG_NAME, O_RDWR | O_CREAT, 0644);
    assert(write(fd, bytes, n) == (ssize_t)n && fsync(fd) == 0 &&
           close(fd) == 0);
    w.s = store_open();
    if (w.s == NULL)
        return puts("cannot be opened"), 1;
    printf("%s; waited so far: %u\n",
           model_same(&w.m, &w.s->table) ? "right" : "wrong",
           disk_waits());
    command(&w, "compact");
    printf("waited so far: %u\n", disk_waits());
    command(&w, "reopen");
    store_close(w.s);
    fd = open(LOG_NAME, O_RDONLY);
    printf("the log has %ld of %zu bytes\n", (long)lseek(fd, 0, SEEK_END),
           n);
    close(fd);
    return 0;
}
