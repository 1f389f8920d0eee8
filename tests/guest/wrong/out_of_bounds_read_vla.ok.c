#include <stdio.h>

static int count_zeros(int n)
{
    int bits[n];
    for (int i = 0; i < n; i++)
        bits[i] = i % 2;
    int zeros = 0;
    for (int i = n - 1; i >= 0; i--)
        zeros += bits[i] == 0;
    return zeros;
}

int main(void)
{
    printf("%d\n", count_zeros(9));
    return 0;
}
