#include <limits.h>
#include <stdio.h>

static int add(int a, int b)
{
    return b > 0 && a > INT_MAX - b ? INT_MAX : a + b;
}

static int fold(const int *v, int n, int (*op)(int, int))
{
    int acc = v[0];
    for (int i = 1; i < n; i++)
        acc = op(acc, v[i]);
    return acc;
}

int main(void)
{
    int weights[3] = { 1000000000, 1000000000, 1000000000 };
    puts(fold(weights, 3, add) == 3 ? "three" : "heavy");
    return 0;
}
