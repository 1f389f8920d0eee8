#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    const char *t[] = { "42", "  -17x", "0x1f", "077", "z", "", "+5", "9223372036854775808",
                        "-9223372036854775809", "99999999999999999999", "1e3", "- 5" };
    int bases[] = { 0, 2, 8, 10, 16, 36 };
    for (int i = 0; i < 12; i++)
        for (int k = 0; k < 6; k++) {
            char *end;
            errno = 0;
            long v = strtol(t[i], &end, bases[k]);
            printf("%ld %d %d ", v, (int)(end - t[i]), errno == ERANGE);
            errno = 0;
            unsigned long long u = strtoull(t[i], &end, bases[k]);
            printf("%llu %d %d\n", u, (int)(end - t[i]), errno == ERANGE);
        }
    printf("%d %ld %lld %g\n", atoi(" 12abc"), atol("-5"), atoll("123456789012"), atof("2.5x"));
    return 0;
}
