#include <stdio.h>

int main(void)
{
    printf("%g %g %g %g %g\n", 1., .5, 1e3, 1.5E-2, 12e+1);
    printf("%g %g %g\n", 0x1p4, 0x1.8p1, 0x.8p-1);
    printf("%d %d %d\n", (int)sizeof 1., (int)sizeof 1.f, (int)sizeof 1.L);
    printf("%.9g %.17g %.17Lg\n", 0.1f, 0.1, 0.1L);
    printf("%g %g\n", 1e-310, 4.9406564584124654e-324);
    printf("%.17g %.17g\n", 1.7976931348623157e308, 2.2250738585072011e-308);
    printf("%.9g %.9g\n", 3.4028235e38f, 1.17549435e-38F);
    printf("%a %a %La\n", 1.0, 0.1f, 0.5L);
    printf("%.17g %.17g\n", 123456789012345678901234567890.0, 0.30000000000000004);
    printf("%.17g\n", 9007199254740993.0);
    printf("%.17g\n", 1.00000000000000011102230246251565404236316680908203125);
    printf("%g %g\n", 1e0f * 1E+0, 0e5);
    printf("%g\n", 010.5);
    return 0;
}
