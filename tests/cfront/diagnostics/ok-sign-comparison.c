#include <stdio.h>
#include <string.h>
#include <stdlib.h>

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

static unsigned parse(const char *s)
{
    int n = 0;
    for (int i = 0; i < strlen(s); i++)
        n = n * 10 + s[i] % 10;
    return (unsigned)n;
}

int main(int argc, char **argv)
{
    int a[4] = {0}, x = argc;
    unsigned u = 3, mask = 0;
    size_t n = strlen(argv[0]);
    unsigned char byte = 200;
    for (int i = 0; i < COUNT(a); i++)
        a[i] = i;
    for (size_t i = 0; i < n; i++)
        mask |= 1u << (i % 8);
    int length = (int)strlen("abc");
    if (length < n && u < 10 && u > 0 && u >= 1)
        puts("short");
    if (byte < x || u == 5 || (int)u < x || (unsigned)x < u)
        puts("byte");
    int k = 0;
    while (k < n && k * 2 < n)
        k += 2;
    if (x > 3 && u <= sizeof a)
        k = 0;
    return parse("12") + k + (mask == -1) + (n == -1);
}
