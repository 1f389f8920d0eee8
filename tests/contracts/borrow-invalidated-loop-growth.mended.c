/* last is taken before the loop, and the vector grows in it. */
#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>

struct numbers { owned nullable int *items; size_t count; };

static borrows_from(n) nullable int *numbers_last(borrows struct numbers *n)
{
    return n->count ? &n->items[n->count - 1] : NULL;
}

static int numbers_add(borrows_mut struct numbers *n, int item)
{
    int *items = realloc(n->items, (n->count + 1) * sizeof *items);
    if (!items)
        return -1;
    items[n->count++] = item;
    n->items = items;
    return 0;
}

int main(void)
{
    struct numbers n = {NULL, 0};
    int failed = numbers_add(&n, 1);
    for (int i = 0; i < 5 && !failed; i++) {
        int *last = numbers_last(&n);
        failed = last ? numbers_add(&n, *last + 1) : -1;
    }
    free(n.items);
    return failed;
}
