#include <stdio.h>
#include <stdlib.h>
#include <errno.h>
#include <limits.h>

static void try(const char *s, int base)
{
    char *end;
    errno = 0;
    long v = strtol(s, &end, base);
    printf("%ld %d %s|", v, (int)(end - s), errno == ERANGE ? "range" : "ok");
}

int main(void)
{
    try("123abc", 10), try("  -42", 10), try("+7 ", 10), try("", 10), try("abc", 10);
    putchar('\n');
    try("0x1Fg", 16), try("0x1F", 0), try("017", 0), try("0b1", 0), try("0x", 16), try("08", 0);
    putchar('\n');
    try("zZ", 36), try("102", 2), try("7f", 8), try("-0", 10), try("- 5", 10), try("--5", 10);
    putchar('\n');
    try("9223372036854775807", 10), try("9223372036854775808", 10), try("-9223372036854775809", 10);
    putchar('\n');
    char *end;
    printf("%lu %lu\n", strtoul("-1", NULL, 10), strtoul("4294967296", &end, 10));
    errno = 0;
    printf("%llu ", strtoull("99999999999999999999", NULL, 10));
    printf("%d %lld\n", errno == ERANGE, strtoll("-77", NULL, 8));
    printf("%d %ld %lld\n", atoi(" 12x"), atol("-9"), atoll("123456789012"));
    const char *list = "1,22,-3,0x10";
    for (const char *p = list; ; p = end + 1) {
        printf("%ld ", strtol(p, &end, 0));
        if (!*end)
            break;
    }
    putchar('\n');
    return 0;
}
