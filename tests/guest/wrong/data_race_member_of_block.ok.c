#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

struct slot { int used, page; long stamp; };
struct cache { struct slot slot[4]; };

static void *touch(void *p)
{
    struct cache *c = p;
    struct slot *s = &c->slot[1];
    s->page = s->page + 1;
    return NULL;
}

int main(void)
{
    pthread_t a;
    struct cache *c = calloc(1, sizeof *c);
    if (!c)
        return 1;
    if (pthread_create(&a, NULL, touch, c) != 0)
        return free(c), 1;
    pthread_join(a, NULL);
    c->slot[1].page = 3;
    printf("%d\n", c->slot[1].page > 0);
    free(c);
    return 0;
}
