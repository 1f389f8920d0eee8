#include <stdio.h>
#include <math.h>

int main(void)
{
    printf("%.6f %.6f %.6f %.6f\n", sin(1), cos(1), tan(1), atan2(1, -1));
    printf("%.6f %.6f %.6f %.6f\n", exp(1), log(10), log10(1000), log2(8));
    printf("%g %g %g %g\n", pow(2, 10), sqrt(2) * sqrt(2) - 2 < 1e-15 ? 1. : 0., cbrt(27), hypot(3, 4));
    double v[] = {2.5, -2.5, 2.4, -2.6, 0.5, -0.5};
    for (int i = 0; i < 6; i++)
        printf("%g %g %g %g %g %ld| ", floor(v[i]), ceil(v[i]), trunc(v[i]), round(v[i]), rint(v[i]), lround(v[i]));
    putchar('\n');
    int e;
    double whole, m = frexp(48, &e), f = modf(-3.75, &whole);
    printf("%g %d %g %g %g\n", m, e, f, whole, ldexp(0.75, 4));
    printf("%g %g %g %g\n", fmod(-7, 3), remainder(7, 4), fabs(-0.5), copysign(3, -0.0));
    printf("%g %g %g %g\n", fmax(1, NAN), fmin(2, -2), fdim(5, 3), fma(2, 3, 4));
    printf("%d %d %d %d\n", isnan(sqrt(-1)), isinf(exp(1000)) != 0, isfinite(1e308) != 0, signbit(-0.0) != 0);
    printf("%d %d %d\n", fpclassify(0.0) == FP_ZERO, fpclassify(1e-310) == FP_SUBNORMAL, isnormal(1.0) != 0);
    printf("%.6f %.6f %.6f\n", sinh(1), tgamma(5), erf(0.5));
    printf("%d %d\n", nextafter(1, 2) > 1, isgreater(2.0, 1.0) && !isless(NAN, 1) && isunordered(NAN, 0));
    printf("%.6f %.6Lf %g\n", sqrtf(2.0f), sqrtl(2.0L), floorf(-1.5f));
    printf("%ld %lld %d\n", lrint(2.5), llround(-2.5), ilogb(10));
    return 0;
}
