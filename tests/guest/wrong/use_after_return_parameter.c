#include <stdio.h>

static double *scaled(double value, double factor)
{
    value = value * factor;
    double *result = &value;
    return result;
}

int main(void)
{
    double *r = scaled(1.5, 4);
    printf("%.1f\n", *r); // expect: use-after-return
    return 0;
}
