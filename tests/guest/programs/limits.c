#include <float.h>
#include <limits.h>
#include <stdalign.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

struct s { char a; int b; short c; double d; char e; };

int main(void)
{
    printf("%d %d %d %d %d\n", CHAR_BIT, SCHAR_MIN, UCHAR_MAX, CHAR_MIN, USHRT_MAX);
    printf("%d %d %u %ld %ld %lu\n", INT_MIN, INT_MAX, UINT_MAX, LONG_MIN, LONG_MAX, ULONG_MAX);
    printf("%lld %lld %llu\n", LLONG_MIN, LLONG_MAX, ULLONG_MAX);
    printf("%zu %zu %zu %zu %zu %zu\n", sizeof(char), sizeof(short), sizeof(int), sizeof(long), sizeof(void *), sizeof(long double));
    printf("%zu %zu %zu %zu %zu %zu\n", offsetof(struct s, a), offsetof(struct s, b), offsetof(struct s, c), offsetof(struct s, d), offsetof(struct s, e), sizeof(struct s));
    printf("%zu %zu %zu\n", alignof(int), alignof(double), sizeof(bool));
    printf("%d %d %zu\n", INT8_MIN, (int)UINT16_MAX, (size_t)SIZE_MAX);
    printf("%zu %zu %zu %zu\n", sizeof(int_least16_t), sizeof(int_fast16_t), sizeof(intmax_t), sizeof(uintptr_t));
    bool b = 42;
    printf("%d %d\n", b, true + true);
    return 0;
}
