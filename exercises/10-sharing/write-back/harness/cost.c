/* 300 writes to two pages, 100 reads of others. The disk is slow. */
#include "cache.h"

#include <stddef.h>
#include <stdio.h>

static struct cache *c;
static int turns;

static void slow(int page)
{
    for (int i = 0; i < 1000 + page; i++)
        turns++;
}

static void write_all(void)
{
    while (queue_length(&c->queue) > 0) {
        struct slot *s = queue_take(&c->queue);
        if (s != NULL)
            write_back(c, s);
    }
}

int main(void)
{
    int value = 0, sum = 0;
    c = cache_open();
    if (c == NULL)
        return 1;
    disk_during(slow);
    for (int i = 0; i < 300; i++) {
        if (cache_write(c, i % 2, i) != 0)
            return 1;
        if (i % 100 == 99)
            write_all();
    }
    for (int i = 0; i < 100; i++) {
        if (cache_read(c, i % 3, &value) != 0)
            return 1;
        sum += value;
    }
    printf("sum %d\n", sum);
    cache_free(c);
    return 0;
}
