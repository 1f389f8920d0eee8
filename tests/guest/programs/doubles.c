#include <float.h>
#include <stdio.h>

static double half(double x) { return x / 2; }
static float third(float x) { return x / 3; }

int main(void)
{
    double a = 0.1 + 0.2, b = 0.3;
    printf("%d %d %d %d\n", a == b, a > b, a - b < DBL_EPSILON, a != a);
    printf("%.17g %.17g\n", a, half(a));
    printf("%.9g\n", third(1));
    double zero = 0, inf = 1 / zero, nan = zero / zero;
    printf("%g %g %d %d %d\n", inf, -inf, nan == nan, nan < 1, !(nan > 1));
    int i = 3.99, j = -3.99;
    printf("%d %d %d\n", i, j, (int)1e9);
    float f = 16777216.0f;
    printf("%d\n", f + 1 == f);
    double sum = 0;
    for (int k = 0; k < 1000; k++)
        sum += 0.001;
    printf("%.15f %d %d\n", sum, DBL_DIG, FLT_MANT_DIG);
    printf("%g %g %g %Lg\n", DBL_MAX, DBL_MIN, FLT_MAX, LDBL_EPSILON);
    char c = 200;
    printf("%d %d\n", c, (unsigned char)c);
    return !(1.5 && -0.5 && !0.0);
}
