#include <stdio.h>

int main(void)
{
    double pi = 3.14;
    double *better = (double *)&pi;
    *better = 3.14159;
    printf("%d\n", *better > 3);
    return 0;
}
