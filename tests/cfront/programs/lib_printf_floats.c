#include <stdio.h>
#include <math.h>
#include <float.h>

int main(void)
{
    double v[] = {0, 1, -1.5, 123456.789, 1e-5, 1e20, 0.1, 999999.5, 9.9999995, 5e-324};
    for (unsigned i = 0; i < sizeof v / sizeof *v; i++)
        printf("[%f][%e][%g][%.0f][%.3g][%.10e]\n", v[i], v[i], v[i], v[i], v[i], v[i]);
    printf("[%10.2f][%-10.2f][%+.1f][% .1f][%010.3f][%#.0f]\n", 3.14159, 3.14159, 2.0, 2.0, -3.5, 4.0);
    printf("[%f][%F][%e][%5.1f][%-6f][%06f]\n", INFINITY, -INFINITY, INFINITY, INFINITY, -INFINITY, INFINITY);
    printf("[%d][%d]\n", isnan(NAN), isinf(-INFINITY) != 0);
    printf("[%.0f][%.0f][%.0f][%.0f][%.1f][%.2f]\n", 0.5, 1.5, 2.5, 3.5, 0.25, 1.005);
    printf("[%a][%A][%.2a][%a][%a]\n", 1.0, 255.5, 1.999, 0.0, -DBL_MIN);
    printf("[%Lf][%.20Lg][%Le][%La]\n", 1.5L, 0.1L, 1e100L, 1.0L);
    printf("[%G][%E][%g][%g]\n", 1e-10, 12345.678, 100000.0, 1000000.0);
    printf("[%.50f]\n[%.30e]\n", 0.1, 1.0 / 3);
    printf("[%.15g][%.17g][%.9g][%g]\n", 0.1, 0.1, (double)0.1f, (double)FLT_MAX);
    printf("[%*.*f][%.*e]\n", 12, 4, M_PI, 2, 12345.0);
    printf("[%.3f][%.3f]\n", -0.0, -0.0001);
    printf("[%lf][%.f]\n", 2.5, 2.5);
    printf("%.0f [%#g][%#.3g][%#g][%#x]\n", 1e22, 1.5, 100.0, 1e-7, 0);
    return 0;
}
