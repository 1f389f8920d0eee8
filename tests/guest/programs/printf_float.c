#include <math.h>
#include <stdio.h>

int main(void)
{
    double v[] = { 0, -0.0, 1, 0.1, 2.5, 3.5, 123456.789, 1e-5, 1e300, 5e-324, 1.0 / 3, 0.045, INFINITY };
    for (int i = 0; i < 13; i++) {
        printf("%f %.0f %.2f %10.3f %-10.1f| %+f\n", v[i], v[i], v[i], v[i], v[i], v[i]);
        printf("%e %.0e %.10e %E\n", v[i], v[i], v[i], v[i]);
        printf("%g %.3g %.15g %.17g %G\n", v[i], v[i], v[i], v[i], v[i]);
        printf("%a %.2a %A %010.2f\n", v[i], v[i], v[i], v[i]);
    }
    float f = 0.1f;
    printf("%.20f %.20f\n", f, 0.1);
    return 0;
}
