#include <stdio.h>
#include <stdlib.h>

struct list { int *items; size_t n; };

static int add(struct list *l, int x)
{
    int *more = realloc(l->items, (l->n + 1) * sizeof *more);
    if (more == NULL)
        return -1;
    l->items = more;
    l->items[l->n++] = x;
    return 0;
}

int main(void)
{
    struct list l = {0};
    if (add(&l, 7) != 0)
        return 1;
    int *first = l.items;
    if (add(&l, 8) != 0)
        return 1;
    printf("%d\n", *first);
    free(l.items);
    return 0;
}
