#include <stdio.h>
#include <stddef.h>

struct s { char c; int n[4]; };
enum { A = 3 * 4 - 1, B = A > 10 ? A << 2 : 0, C = !B + ~A + (A && B), D = sizeof(struct s), E = (int)3.9, F = 'z' - 'a' };

static int table[A + B % 5];
static int *const at = &table[2] + 1;
static const char *const tail = "constant" + 4;
static const size_t off = offsetof(struct s, n[2]);
static long diff = (char *)&table[3] - (char *)table;
static double dbl = 1.0 / 4 + 2;
static unsigned char uc = ~0;
static int ternary = 1 ? 2 : 3, logical = 0 || (1 && 5), cast = (signed char)0x1FF;
static unsigned wrap = 0u - 1;
static struct s *null = (struct s *)0;
static int (*fn)(const char *, ...) = printf;

int main(void)
{
    printf("%d %d %d %d %d %d\n", A, B, C, D, E, F);
    printf("%zu %td %s %zu %ld\n", sizeof table / sizeof *table, at - table, tail, off, diff);
    printf("%g %d %d %d %d %u\n", dbl, uc, ternary, logical, cast, wrap);
    switch (11) {
    case A: puts("A"); break;
    case B + (int)sizeof(char[2]): puts("B"); break;
    }
    fn("%d\n", null == NULL);
    struct { unsigned f : A - 8; } bits = {7};
    printf("%d\n", bits.f);
    return 0;
}
