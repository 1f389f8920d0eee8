/* Arguments: PAGE=VALUE is written, PAGE=VALUE>AFTER with an order; then
 * one flusher writes all, and the log of the disk is shown. */
#include "cache.h"

#include <stddef.h>
#include <stdio.h>

static struct cache *c;

int main(int argc, char **argv)
{
    c = cache_open();
    if (c == NULL)
        return 1;
    for (int i = 1; i < argc; i++) {
        int page, value, after;
        int n = sscanf(argv[i], "%d=%d>%d", &page, &value, &after);
        if (n == 3 ? cache_write_after(c, page, value, after) != 0
                   : n != 2 || cache_write(c, page, value) != 0)
            printf("%s refused\n", argv[i]);
    }
    if (cache_start(c) != 0)
        return 1;
    cache_flush(c);
    cache_stop(c);
    for (int i = 0; i < disk_writes(); i++)
        printf("page %d gets %d\n", disk_log_page(i), disk_log_value(i));
    if (cache_write_after(c, 0, 1, 1) != -1)
        puts("not refused");
    cache_free(c);
    return 0;
}
