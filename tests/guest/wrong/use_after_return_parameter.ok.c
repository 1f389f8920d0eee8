#include <stdio.h>

static double *scaled(double *value, double factor)
{
    *value = *value * factor;
    double *result = value;
    return result;
}

int main(void)
{
    double width = 1.5;
    double *r = scaled(&width, 4);
    printf("%.1f\n", *r);
    return 0;
}
