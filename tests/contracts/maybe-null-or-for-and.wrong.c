/* || where && belongs. */
#include <ownership.h>
#include <stdio.h>

struct wallet { int coins; };

static int is_empty(borrows nullable const struct wallet *w)
{
    return !w && w->coins == 0; //! maybe-null
}

int main(void)
{
    struct wallet w = {3};
    printf("%d\n", is_empty(&w));
    return 0;
}
