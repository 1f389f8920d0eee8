#include <stdio.h>

int main(void)
{
    printf("%d %d %d %d %d %d %d %d %d %d\n", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    printf("%g %g %g %g %g %g %g %g %g %g\n", 1., 2., 3., 4., 5., 6., 7., 8., 9., 10.);
    printf("%d %g %d %g %d %g %d %g %d %g %d %g %s\n", 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5, 5.5, 6, 6.5, "end");
    printf("%Lg %d %Lg %g %ld\n", 1.5L, 2, 3.5L, 4.5, 5L);
    return 0;
}
