#include <stdio.h>

/* Definitions with an identifier list, and a declaration without parameters. */
static int sum();

static int sum(a, b, c)
    int a, c;
    char b;
{
    return a + b * c;
}

static double scale(x, n)
    double x;
    int n;
{
    while (n--)
        x *= 2;
    return x;
}

int main()
{
    printf("%d\n", sum(1, 2, 3));
    printf("%.2f\n", scale(1.25, 3));
    printf("%.2f\n", scale(0.5, (int)'\n'));
    return 0;
}
