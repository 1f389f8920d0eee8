#include <stdio.h>

static int nights(int from, int to)
{
    int n = 0;
    for (int day = from; day < to; day++)
        n++;
    return n;
}

int main(void)
{
    printf("%d nights, then %d nights\n", nights(3, 7), nights(7, 11));
    return 0;
}
