/* What the getter lends from the box is used when the box has ended. */
#include <ownership.h>
#include <stdio.h>

struct box { int side[3]; };

static borrows_from(b) const int *longest(borrows const struct box *b)
{
    const int *most = &b->side[0];
    for (int i = 1; i < 3; i++)
        if (b->side[i] > *most)
            most = &b->side[i];
    return most;
}

int main(void)
{
    const int *side;
    {
        struct box b = {{1, 5, 2}};
        side = longest(&b);
    }
    printf("%d\n", *side); //! borrow-outlives-owner
    return 0;
}
