/* More pages than slots. */
#include "cache.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

static struct cache *c;

static void finish(void)
{
    queue_close(&c->queue);
    pthread_join(c->flusher[0], NULL);
}

static void *reads(void *page)
{
    int value;
    assert(cache_read(c, *(int *)page, &value) == 0);
    return NULL;
}

/* Pages 0 and 1 are dirty, and page 2 needs a slot. */
static void third_page(void)
{
    cache_write(c, 2, 9);
    finish();
    assert(disk_read(0) == 7 && disk_read(1) == 8 && disk_read(2) == 9);
}

/* A reader comes for page 2, then for the two that had to go. */
static void on_its_way(void)
{
    int value = 0;
    cache_read(c, 2, &value);
    assert(value == 0);
    cache_read(c, 0, &value);
    assert(value == 7);
    finish();
}

/* Page 0 is written back, and its slot could be had; page 1 is in the
 * other. */
static void in_the_other(void)
{
    int value = 0;
    struct slot *s = queue_take(&c->queue);
    if (s != NULL)
        write_back(c, s);
    cache_read(c, 1, &value);
    assert(value == 8);
}

static void *writes(void *page)
{
    assert(cache_write(c, *(int *)page, 9) == 0);
    return NULL;
}

/* Two wait for a slot: two readers of one page, or one and a writer of
 * another; main is the flusher. */
static void two_wait(int one, int other)
{
    pthread_t a, b;
    struct slot *first = queue_take(&c->queue);
    struct slot *second = queue_take(&c->queue);
    if (pthread_create(&a, NULL, reads, &one) != 0)
        return;
    void *(*second_does)(void *) = one == other ? reads : writes;
    if (pthread_create(&b, NULL, second_does, &other) != 0)
        return;
    if (first != NULL && second != NULL) {
        write_back(c, first);
        write_back(c, second);
    }
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    int in = 0;
    for (int i = 0; i < SLOTS; i++)
        in += c->slot[i].page == one;
    assert(in <= 1); /* a page is in one slot at most */
}

int main(int argc, char **argv)
{
    c = cache_open();
    if (c == NULL)
        return 1;
    cache_write(c, 0, 7);
    cache_write(c, 1, 8);
    if (strcmp(argv[1], "two-wait") == 0)
        two_wait(2, argc > 2 ? 3 : 2);
    else if (strcmp(argv[1], "in-the-other") == 0)
        in_the_other();
    else if (cache_start(c) != 0)
        return 1;
    else if (strcmp(argv[1], "third-page") == 0)
        third_page();
    else
        on_its_way();
    puts("nothing was lost");
    cache_free(c);
    return 0;
}
