/* borrows_from(list) promises something of the list; the copy is not of it. */
#include <ownership.h>
#include <stdio.h>

struct pair { int low, high; };

static borrows_from(p) const int *pair_low(borrows const struct pair *p)
{
    struct pair sorted = *p;
    if (sorted.low > sorted.high)
        sorted.low = sorted.high;
    return &sorted.low; //! returns-local
}

int main(void)
{
    struct pair p = {2, 1};
    return pair_low(&p) == NULL;
}
