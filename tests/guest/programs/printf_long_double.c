#include <float.h>
#include <stdio.h>

int main(void)
{
    long double x = 1.0L / 3, y = LDBL_MAX, z = 1e4000L;
    printf("%Lf %.25Lf %Le %Lg\n", x, x, x, x);
    printf("%Le %Lg %.3Le\n", y, z, y / 2);
    printf("%d %zu\n", (int)(x * 9 + 0.5L), sizeof x);
    long double sum = 0;
    for (int i = 1; i <= 50; i++)
        sum += 1.0L / i;
    printf("%.18Lf\n", sum);
    return 0;
}
