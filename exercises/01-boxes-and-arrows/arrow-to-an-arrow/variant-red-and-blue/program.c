#include <stdio.h>

int main(void)
{
    int red = 1, blue = 2;
    int *p = &red;
    int **pp = &p;
    *pp = &blue;
    **pp = 7;
    printf("%d %d %d\n", red, blue, *p);
    return 0;
}
