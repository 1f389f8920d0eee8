#include <stdio.h>
#include <stdlib.h>

struct chunk {
    struct chunk *next;
    char bytes[1 << 16];
};

static struct chunk *pool;

static void grow(void)
{
    struct chunk *c = malloc(sizeof *c);
    if (!c)
        return;
    c->next = pool;
    pool = c;
}

int main(void)
{
    int wanted = 3, have = 0;
    while (have != wanted) {
        grow();
        have = have + 1;
    }
    puts("grown");
    return 0;
}
