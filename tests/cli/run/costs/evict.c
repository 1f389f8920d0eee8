/* When there are as many pages as may be, the one that was used least recently is freed for
 * the one that comes: each request pays for itself. */
#include <stdlib.h>
#include "cache.h"

enum { BUCKETS = 256, ROOM = 100 };
static struct page *buckets[BUCKETS], *newest, *oldest;
static int count;

static void unlink_use(struct page *p)
{
    if (p->newer)
        p->newer->older = p->older;
    else
        newest = p->older;
    if (p->older)
        p->older->newer = p->newer;
    else
        oldest = p->newer;
}

static void link_newest(struct page *p)
{
    p->newer = NULL;
    p->older = newest;
    if (newest)
        newest->newer = p;
    else
        oldest = p;
    newest = p;
}

static void evict(struct page *p)
{
    struct page **link = &buckets[p->number % BUCKETS];
    while (*link != p)
        link = &(*link)->next;
    *link = p->next;
    unlink_use(p);
    free(p);
    count--;
}

int cache_get(int number)
{
    struct page **bucket = &buckets[number % BUCKETS], *p = *bucket;
    while (p && p->number != number)
        p = p->next;
    if (p) {
        unlink_use(p);
    } else {
        if (count == ROOM)
            evict(oldest);
        p = malloc(sizeof *p);
        if (!p)
            return 0;
        p->number = number;
        p->hits = 0;
        p->next = *bucket;
        *bucket = p;
        count++;
    }
    link_newest(p);
    return (int)++p->hits;
}

void cache_clear(void)
{
    while (oldest)
        evict(oldest);
}
