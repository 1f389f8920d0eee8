/* Every 50 requests all pages are looked through, and those are freed that nobody has asked
 * for since: 20 of 1,000 requests pay for all the others. */
#include <stdlib.h>
#include "cache.h"

enum { BUCKETS = 256, EACH = 50, KEPT = 150 };
static struct page *buckets[BUCKETS];
static long last_used[1024], requests;

static void sweep(long before)
{
    for (int b = 0; b < BUCKETS; b++) {
        struct page **link = &buckets[b];
        while (*link) {
            struct page *p = *link;
            if (last_used[p->number] < before) {
                *link = p->next;
                free(p);
            } else {
                link = &p->next;
            }
        }
    }
}

int cache_get(int number)
{
    if (++requests % EACH == 0)
        sweep(requests - KEPT);
    last_used[number] = requests;
    struct page **bucket = &buckets[number % BUCKETS], *p = *bucket;
    while (p && p->number != number)
        p = p->next;
    if (!p) {
        p = malloc(sizeof *p);
        if (!p)
            return 0;
        p->number = number;
        p->hits = 0;
        p->next = *bucket;
        *bucket = p;
    }
    return (int)++p->hits;
}

void cache_clear(void) { sweep(requests + 1); }
