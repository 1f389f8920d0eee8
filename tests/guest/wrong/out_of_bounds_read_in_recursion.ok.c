#include <stdio.h>

static int sum_from(const int *list, int i, int n)
{
    if (i == n)
        return 0;
    return list[i] + sum_from(list, i + 1, n);
}

int main(void)
{
    int scores[4] = { 10, 20, 30, 40 };
    printf("%d\n", sum_from(scores, 0, 4));
    return 0;
}
