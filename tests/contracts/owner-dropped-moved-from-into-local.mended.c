/* move() hands the block to a local that nobody frees. */
#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct cart { owned char *goods; };

static void unload(borrows_mut struct cart *c)
{
    char *goods = move(c->goods);
    if (goods)
        puts(goods);
    free(goods);
}

int main(void)
{
    struct cart c = {strdup("hay")};
    unload(&c);
    free(c.goods);
    return 0;
}
