#include <stdio.h>

static const int *deepest(int n, const int *best)
{
    static int here;
    if (n == 3) {
        here = n;
        best = &here;
    }
    if (n < 3)
        best = deepest(n + 1, best);
    return best;
}

int main(void)
{
    const int *d = deepest(0, NULL);
    printf("depth %d\n", *d);
    return 0;
}
