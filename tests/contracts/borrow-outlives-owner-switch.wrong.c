/* Each case has a block of its own, and the pointer leaves it. */
#include <stdio.h>

static int weigh(int kind)
{
    const int *weight = NULL;
    switch (kind) {
    case 0: {
        int light = 1 + kind;
        weight = &light;
        break;
    }
    default: {
        int heavy = 100 * kind;
        weight = &heavy;
        break;
    }
    }
    return *weight; //! borrow-outlives-owner
}

int main(void)
{
    printf("%d\n", weigh(2));
    return 0;
}
