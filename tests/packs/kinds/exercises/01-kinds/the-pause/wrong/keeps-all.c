// caught-by: over-budget
#include <stdlib.h>

int page_read(int number); /* from the disk: slow */

enum { BUCKETS = 128 };
struct page {
    int number;
    int value;
    long used; /* when it was asked for last */
    struct page *next;
    char text[100];
};
static struct page *buckets[BUCKETS];
static long requests;

static struct page *page_new(int number)
{
    struct page *p = malloc(sizeof *p);
    if (!p)
        exit(2);
    p->number = number;
    p->value = page_read(number);
    p->next = NULL;
    return p;
}

/* Frees what was not asked for since then. */
static void sweep(long since)
{
    for (int b = 0; b < BUCKETS; b++) {
        struct page **link = &buckets[b];
        while (*link) {
            struct page *p = *link;
            if (p->used < since) {
                *link = p->next;
                free(p);
            } else {
                link = &p->next;
            }
        }
    }
}

int page_get(int number)
{
    struct page **bucket = &buckets[number % BUCKETS], *p = *bucket;
    requests++;
    p = *bucket;
    while (p && p->number != number)
        p = p->next;
    if (!p) {
        p = page_new(number);
        p->next = *bucket;
        *bucket = p;
    }
    p->used = requests;
    return p->value;
}

void pages_clear(void) { sweep(requests + 1); }
