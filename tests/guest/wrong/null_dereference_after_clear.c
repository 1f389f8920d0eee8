#include <stdio.h>
#include <stdlib.h>

struct pool {
    long *slot;
    int used;
};

static void empty(struct pool *p)
{
    free(p->slot);
    p->slot = NULL;
    p->used = 0;
}

int main(void)
{
    struct pool p = { malloc(sizeof(long)), 1 };
    if (!p.slot)
        return 1;
    p.slot[0] = 99;
    empty(&p);
    printf("%ld\n", p.slot[0]); // expect: null-dereference
    return 0;
}
