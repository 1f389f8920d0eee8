#include <stdio.h>

static int average(const int *v, int n)
{
    int sum = 0;
    for (int i = 0; i < n; i++)
        sum += v[i];
    return n ? sum / n : 0;
}

int main(void)
{
    int ages[2] = { 30, 40 };
    printf("%d\n", average(ages, 2));
    printf("%d\n", average(ages, 0));
    return 0;
}
