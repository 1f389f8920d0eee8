/* The signature says nullable, the body does not ask. */
#include <ownership.h>
#include <stdio.h>

struct point { int x, y; };

static int distance(borrows const struct point *a, borrows nullable const struct point *b)
{
    int dx = a->x - b->x; //! maybe-null
    return dx < 0 ? -dx : dx;
}

int main(void)
{
    struct point p = {1, 2}, q = {4, 6};
    printf("%d\n", distance(&p, &q));
    return 0;
}
