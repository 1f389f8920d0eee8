/* The visitor's type lends; the function put there owns. */
#include <ownership.h>
#include <stdlib.h>

struct visitor { void (*visit)(borrows_mut int *item); };

static void consume(owns int *item)
{
    free(item);
}

static void count(borrows_mut int *item)
{
    ++*item;
}

int main(void)
{
    int seven = 7;
    struct visitor v = {count};
    if (seven > 8)
        v.visit = consume; //! contract-mismatch
    v.visit(&seven);
    return seven != 8;
}
