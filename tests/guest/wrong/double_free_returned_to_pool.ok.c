#include <stdio.h>
#include <stdlib.h>

struct pool {
    void *kept[4];
    int count;
};

static void give_back(struct pool *p, void *block)
{
    p->kept[p->count++] = block;
}

static void pool_drain(struct pool *p)
{
    while (p->count > 0)
        free(p->kept[--p->count]);
}

int main(void)
{
    struct pool p = { .count = 0 };
    void *a = malloc(10), *b = malloc(20);
    if (!a || !b)
        return 1;
    give_back(&p, a);
    give_back(&p, b);
    printf("%d kept\n", p.count);
    pool_drain(&p);
    return 0;
}
