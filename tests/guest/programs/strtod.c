#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    const char *t[] = { "1.5", "-1e3", ".5", "5.", "1e", "0x1.8p3", "inf", "-nan", "1e400", "1e-400", "x",
                        "  3.25abc", "0.1e1e1" };
    for (int i = 0; i < 13; i++) {
        char *end;
        errno = 0;
        double d = strtod(t[i], &end);
        printf("%g %d %d ", d, (int)(end - t[i]), errno == ERANGE);
        printf("%g ", strtof(t[i], NULL));
        printf("%Lg\n", strtold(t[i], NULL));
    }
    return 0;
}
