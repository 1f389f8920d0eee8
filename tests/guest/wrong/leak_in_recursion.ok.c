#include <stdio.h>
#include <stdlib.h>

static int collatz(unsigned n, int depth)
{
    unsigned *step = malloc(sizeof *step);
    if (!step)
        return -1;
    *step = n % 2 ? 3 * n + 1 : n / 2;
    if (n == 1) {
        free(step);
        return depth;
    }
    int length = collatz(*step, depth + 1);
    free(step);
    return length;
}

int main(void)
{
    printf("6 takes %d steps\n", collatz(6, 0));
    return 0;
}
