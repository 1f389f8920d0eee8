#include <stdio.h>

static double half(double x)
{
    return x / 2;
}

static int twice(int x)
{
    return 2 * x;
}

int main(void)
{
    int (*op)(int) = (int (*)(int))half;
    int r = op(8); // expect: wild-pointer
    puts(r == 16 ? "sixteen" : "not sixteen");
    printf("%.1f %d\n", half(3), twice(3));
    return 0;
}
