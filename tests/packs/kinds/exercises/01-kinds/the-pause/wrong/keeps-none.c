// caught-by: wrong-output
#include <stdlib.h>

int page_read(int number); /* from the disk: slow */

enum { BUCKETS = 128 };
struct page {
    int number;
    int value;
    char text[100];
};
static struct page *buckets[BUCKETS]; /* one page each: a new one takes its place */

static struct page *page_new(int number)
{
    struct page *p = malloc(sizeof *p);
    if (!p)
        exit(2);
    p->number = number;
    p->value = page_read(number);
    return p;
}

int page_get(int number)
{
    struct page **bucket = &buckets[number % BUCKETS];
    free(*bucket);
    *bucket = NULL;
    *bucket = page_new(number);
    return (*bucket)->value;
}

void pages_clear(void)
{
    for (int b = 0; b < BUCKETS; b++) {
        free(buckets[b]);
        buckets[b] = NULL;
    }
}
