/* Promised to read only, declared to write. */
#include <ownership.h>
#include <stdio.h>

struct clock { int minutes; };

int clock_show(borrows struct clock *c);
int clock_show(borrows_mut struct clock *c); //! contract-mismatch

int main(void)
{
    struct clock c = {61};
    printf("%d\n", clock_show(&c));
    return 0;
}

int clock_show(borrows struct clock *c)
{
    return c->minutes / 60;
}
