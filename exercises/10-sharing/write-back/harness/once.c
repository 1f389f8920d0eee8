/* No second thread yet: we are writer and flusher by turns. */
#include "cache.h"

#include <stdio.h>
#include <stdlib.h>

/* Arguments: PAGE=VALUE writes, - takes one slot out of the queue as the
 * flusher does. */
int main(int argc, char **argv)
{
    struct cache *c = cache_open();
    if (c == NULL)
        return 1;
    for (int i = 1; i < argc; i++) {
        int page, value;
        if (sscanf(argv[i], "%d=%d", &page, &value) == 2) {
            if (cache_write(c, page, value) != 0)
                puts("refused");
        } else {
            struct slot *s = queue_length(&c->queue) > 0
                           ? queue_take(&c->queue) : NULL;
            if (s == NULL) {
                puts("nothing waits");
                continue;
            }
            pthread_mutex_lock(&c->lock);
            printf("page %d waits, with %d%s\n", s->page, s->value,
                   s->dirty ? "" : ", and is not dirty");
            s->dirty = false;
            pthread_mutex_unlock(&c->lock);
        }
    }
    printf("%d left\n", queue_length(&c->queue));
    cache_free(c);
    return 0;
}
