#include <stdio.h>

static int side;
static int touch(void) { return ++side; }

int main(void)
{
    int n = 5;
    printf("%d %d\n", __builtin_constant_p(3 + 4) != 0, __builtin_types_compatible_p(int, __typeof__(n)));
    printf("%d %d\n", __builtin_types_compatible_p(int *, int[]), __builtin_types_compatible_p(const int, int));
    printf("%d\n", __builtin_choose_expr(1, n, touch()));
    if (__builtin_expect(n == 5, 1))
        printf("%d\n", side);
    printf("%zu\n", __builtin_offsetof(struct { char c; int v[3]; }, v[1]));
    int r;
    printf("%d ", __builtin_add_overflow(2147483647, 1, &r));
    printf("%d ", r);
    printf("%d ", __builtin_mul_overflow(1000, 1000, &r));
    printf("%d ", r);
    printf("%d\n", __builtin_sub_overflow(-2147483647 - 1, 1, &r));
    unsigned u;
    printf("%d ", __builtin_sub_overflow(1u, 2u, &u));
    printf("%u\n", u);
    printf("%d %d %d\n", __builtin_nan("") != __builtin_nan(""), __builtin_inf() > 1e308, __builtin_ffs(24));
    printf("%d %d %g\n", __builtin_abs(-3), __builtin_parity(7), __builtin_fabs(-2.5));
    char buf[8];
    __builtin_memset(buf, 'x', 7);
    __builtin_memcpy(buf + 2, "yz", 2);
    buf[7] = 0;
    printf("%s %zu %d\n", buf, __builtin_strlen(buf), __builtin_strcmp(buf, "xxyzxxx"));
    if (n != 5)
        __builtin_unreachable();
    printf("%d\n", __builtin_bswap16(0x1234));
    return 0;
}
