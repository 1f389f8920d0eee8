/* A writer goes on while the cache is stopped. */
#include "cache.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

static struct cache *c;
static int results[2] = {-1, -1};

static void *writer(void *arg)
{
    for (int i = 0; i < *(int *)arg; i++)
        results[i] = cache_write(c, 2 + i, 5 + i);
    return NULL;
}

/* Arguments: how many pages are dirty before, how many the writer does. */
int main(int argc, char **argv)
{
    pthread_t t;
    int value = 0, dirty = argv[1][0] - '0',
        more = argv[argc - 1][0] - '0';
    c = cache_open();
    if (c == NULL)
        return 1;
    for (int i = 0; i < dirty; i++)
        cache_write(c, i, 3 + i);
    if (cache_start(c) != 0)
        return 1;
    if (pthread_create(&t, NULL, writer, &more) != 0)
        return 1;
    cache_stop(c);
    int writes = disk_writes();
    pthread_join(t, NULL);
    for (int i = 0; i < dirty; i++)
        assert(disk_read(i) == 3 + i);
    int done = 0;
    for (int i = 0; i < 2; i++) {
        assert(disk_read(2 + i) == (results[i] == 0 ? 5 + i : 0));
        done += results[i] == 0;
    }
    assert(writes == dirty + done); /* none came after it had stopped */
    assert(cache_write(c, 0, 1) == -1 && cache_read(c, 0, &value) == -1);
    puts("stopped");
    cache_free(c);
    return 0;
}
