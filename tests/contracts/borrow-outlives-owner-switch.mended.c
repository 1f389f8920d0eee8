/* Each case has a block of its own, and the pointer leaves it. */
#include <stdio.h>

static int weigh(int kind)
{
    const int *weight = NULL;
    int light = 1 + kind, heavy = 100 * kind;
    switch (kind) {
    case 0: {
        weight = &light;
        break;
    }
    default: {
        weight = &heavy;
        break;
    }
    }
    return *weight;
}

int main(void)
{
    printf("%d\n", weigh(2));
    return 0;
}
