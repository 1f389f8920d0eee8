#include <stdio.h>

#define CAT(a, b) a##b
#define XCAT(a, b) CAT(a, b)
#define CAT3(a, b, c) a##b##c
#define VAR(n) value_##n
#define UNIQUE(p) XCAT(p, __LINE__)
#define OP(o) a o##= b
#define NUM(a, b) a##.##b
#define WIDE(s) L##s
#define DECLARE(T, n) T n##_var = 1, *n##_ptr = &n##_var
#define hash_hash # ## #
#define mkstr(a) # a
#define in_between(a) mkstr(a)
#define join(c, d) in_between(c hash_hash d)

int main(void)
{
    int value_1 = 10, value_2 = 20, ab = 30, VARx = 5, XY = 7;
    int a = 6, b = 2;
    DECLARE(int, my);
    int UNIQUE(u) = 3;
    printf("%d %d %d\n", VAR(1), CAT(VA, R(2)), XCAT(a, b));
    printf("%d %d\n", CAT(VAR, x), CAT3(X, , Y));
    printf("%d\n", CAT(, ab) + CAT(ab, ));
    OP(+);
    OP(<<);
    printf("%d %g %d %d\n", a, NUM(3, 25), CAT(0x, FF), CAT(1, 2) + CAT3(1, e, 1) > 0);
    printf("%d %d %d\n", *my_ptr, CAT(u, 22), (int)sizeof WIDE("ab"));
    char p[] = join(x, y); /* the example of 6.10.3.3 */
    puts(p);
    a = 1;
    printf("%d %d\n", a CAT(+, +), CAT(-, -) b);
    return 0;
}
