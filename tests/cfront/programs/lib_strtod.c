#include <stdio.h>
#include <stdlib.h>
#include <math.h>
#include <errno.h>

int main(void)
{
    const char *t[] = {"3.25x", "-.5", "1e3", "1e", "0x1.8p2", "inf", "-Infinity!", "nan", ".", "", "+0.0", "1e400", "1e-400",
                       "  12.", "0x", "123456789012345678901234567890", "2.2250738585072011e-308", "1_0"};
    for (unsigned i = 0; i < sizeof t / sizeof *t; i++) {
        char *end;
        errno = 0;
        double d = strtod(t[i], &end);
        if (isnan(d))
            printf("nan %d\n", (int)(end - t[i]));
        else
            printf("%.17g %d %d\n", d, (int)(end - t[i]), errno == ERANGE);
    }
    printf("%g %Lg %g\n", strtof("1.1e10", NULL), strtold("2.5L", NULL), atof("7.5e1"));
    printf("%d\n", strtof("0.1", NULL) == 0.1f);
    printf("%d %d\n", strtod("0.3", NULL) == 0.3, strtod("9007199254740993", NULL) == 9007199254740992.0);
    return 0;
}
