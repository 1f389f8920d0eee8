#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>

struct list {
    owned int *at;
    size_t count;
};

static borrows_from(l) int *first(borrows struct list *l)
{
    return &l->at[0];
}

static void add(borrows_mut struct list *l, int n)
{
    int *more = realloc(l->at, (l->count + 1) * sizeof *more);
    if (more == NULL)
        exit(1);
    l->at = more;
    l->at[l->count++] = n;
}

int main(void)
{
    struct list l = {NULL, 0};
    add(&l, 5);
    add(&l, 9);
    // --- your code starts here ---
    int *f = first(&l);
    int number = *f;
    add(&l, number);
    f = first(&l);
    printf("%d, %d\n", *f, l.at[2]);
    // --- your code ends here ---
    free(l.at);
    return 0;
}
