#include <stdio.h>

static int deepest(int n)
{
    unsigned depth[n];
    for (int i = 1; i < n; i++)
        depth[i] = i * 3u;
    unsigned max = 0;
    for (int i = 0; i < n; i++)
        if (depth[i] > max && depth[n - 1] > max) // expect: uninitialised-read
            max = depth[n - 1];
    return max > 0;
}

int main(void)
{
    printf("%d\n", deepest(4));
    return 0;
}
