#include <stdio.h>

int main(void)
{
    float a = 0.1f, b = 0.2f;
    double d = 0.1;
    printf("%d %d\n", a == 0.1, a == 0.1f);
    printf("%.9g %.9g %.17g\n", a + b, a * b, a + 0.2);
    printf("%d\n", a + b == 0.3f);
    printf("%d\n", 0.1 + 0.2 == 0.3);
    printf("%zu %zu %zu\n", sizeof(a + b), sizeof(a + 1), sizeof(a + 1.0));
    float big = 16777216.0f;
    printf("%.1f %.1f\n", big + 1.0f, big + 1.0);
    printf("%g %g %g\n", (double)(1 / 3), 1 / 3.0, (float)1 / 3);
    printf("%g %g\n", 7 / 2 * 2.0, 7 / 2.0 * 2);
    printf("%g %g %g\n", 1.0 / 0.0 * 0 + 1 > 0 ? 1.0 : 2.0, -1 / (1.0 / 0.0), 5e-324 / 2);
    double zero = 0;
    printf("%g %g %d\n", 1 / zero, -1 / zero, zero / zero == zero / zero);
    printf("%g %a %a\n", -zero, -zero, d);
    d += a;
    d -= b;
    printf("%.17g\n", d);
    printf("%.6f %.6e\n", -d, d * 1e10f);
    printf("%d\n", (float)d == d);
    return 0;
}
