#include <stddef.h>

struct block {
    struct block *below;
};

static struct block three, two, one;
static struct block *top;

int main(void)
{
    two.below = &three;
    one.below = &two;
    top = &one;
    struct block *seen = top, *below = top->below;

    // the other one: takes 1, takes 2 and keeps it, gives 1 back
    top = top->below;
    struct block *kept = top;
    top = top->below;
    one.below = top;
    top = &one;
    if (top == seen) top = below;
    return top == kept ? 0 : 1;
}
