#include <stdio.h>
#include <string.h>
#include <stdlib.h>

struct rec { short id; char name[6]; int v; };

static unsigned hash(const void *p, size_t n)
{
    unsigned h = 2166136261u;
    for (const unsigned char *b = p; n--; b++)
        h = (h ^ *b) * 16777619u;
    return h;
}

static void hex(const void *p, size_t n)
{
    for (size_t i = 0; i < n; i++)
        printf("%02x", ((const unsigned char *)p)[i]);
    putchar('\n');
}

static int all_zero(const void *p, size_t n)
{
    const char *c = p;
    while (n && !*c)
        c++, n--;
    return n == 0;
}

int main(void)
{
    struct rec r = {0x1234, "abcde", -2};
    hex(&r, sizeof r);
    printf("%08x\n", hash(&r, sizeof r));
    double d = -1.0;
    hex(&d, sizeof d);
    ((unsigned char *)&d)[7] &= 0x7f;
    printf("%g\n", d);
    int n = 0;
    *((char *)&n + 1) = 1;
    printf("%d\n", n);
    struct rec *z = calloc(3, sizeof *z);
    printf("%d", all_zero(z, 3 * sizeof *z));
    z[2].name[1] = 'x';
    printf("%d\n", all_zero(z, 3 * sizeof *z));
    char *field = (char *)z + 2 * sizeof *z + 2;
    strcpy(field, "field");
    puts(z[2].name);
    free(z);
    long arr[3] = {1, 256, 65536};
    signed char *s = (signed char *)arr;
    printf("%d %d %d\n", s[0], s[9], s[18]);
    return 0;
}
