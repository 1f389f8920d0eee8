#include <math.h>
#include <stdio.h>

int main(void)
{
    double x[] = { 0.5, -1.25, 2, 10.75, 100 };
    for (int i = 0; i < 5; i++) {
        double v = x[i], a = fabs(v);
        printf("%.12g %.12g %.12g %.12g\n", sin(v), cos(v), tan(v), atan(v));
        printf("%.12g %.12g %.12g %.12g\n", sqrt(a), cbrt(v), exp(v / 10), log(a));
        printf("%g %g %g %g %g %ld\n", floor(v), ceil(v), trunc(v), round(v), rint(v), lround(v));
        printf("%.12g %.12g %.12g\n", pow(a, 1.5), fmod(v, 0.7), hypot(v, 3));
        int e;
        double m = frexp(v, &e), whole, part = modf(v, &whole);
        printf("%g %d %g %g %g\n", m, e, whole, part, ldexp(v, 3));
    }
    printf("%g %g %g %g\n", fmin(1, 2), fmax(1, 2), copysign(3, -0.0), fdim(5, 3));
    printf("%d %d %d %d %d\n", !!isnan(NAN), !!isinf(INFINITY), !!isfinite(1.0), !!signbit(-0.0), !!isnormal(1e-310));
    printf("%d %d %d\n", fpclassify(0.0) == FP_ZERO, fpclassify(1e-310) == FP_SUBNORMAL, isnan(0.0f));
    printf("%.6f %.6f %.10Lf\n", sqrtf(2), powf(2, 0.5f), sqrtl(2));
    printf("%.10g %.10g %.10g %.10g\n", log2(10), log10(1000), exp2(3.5), expm1(1e-9));
    printf("%.10g %.10g %.10g %.10g\n", sinh(1), asin(.5), atan2(-1, -1), erf(.5));
    printf("%.10f %g\n", M_PI, HUGE_VAL);
    return 0;
}
