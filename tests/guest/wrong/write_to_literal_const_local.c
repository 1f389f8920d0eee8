#include <stdio.h>

int main(void)
{
    const double pi = 3.14;
    double *better = (double *)&pi;
    *better = 3.14159; // expect: write-to-literal
    printf("%d\n", *better > 3);
    return 0;
}
