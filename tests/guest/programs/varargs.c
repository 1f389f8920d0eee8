#include <stdarg.h>
#include <stdio.h>

struct small { int a, b; };
struct pair { double x, y; };
struct big { long v[5]; };

static double mixed(const char *kinds, ...)
{
    va_list ap;
    double sum = 0;
    va_start(ap, kinds);
    for (; *kinds; kinds++) {
        switch (*kinds) {
        case 'i': sum += va_arg(ap, int); break;
        case 'l': sum += va_arg(ap, long); break;
        case 'd': sum += va_arg(ap, double); break;
        case 'L': sum += va_arg(ap, long double); break;
        case 's': { struct small s = va_arg(ap, struct small); sum += s.a * 10 + s.b; break; }
        case 'p': { struct pair p = va_arg(ap, struct pair); sum += p.x * 10 + p.y; break; }
        case 'b': { struct big b = va_arg(ap, struct big); sum += b.v[0] + b.v[4]; break; }
        case 'c': sum += *va_arg(ap, char *); break;
        }
    }
    va_end(ap);
    return sum;
}

int main(void)
{
    struct small s = { 3, 4 };
    struct pair p = { 1.5, 2.5 };
    struct big b = { { 100, 0, 0, 0, 200 } };
    printf("%g\n", mixed("iii", 1, 2, 3));
    printf("%g\n", mixed("iiiiiiiiii", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
    printf("%g\n", mixed("dddddddddd", 1., 2., 3., 4., 5., 6., 7., 8., 9., 10.));
    printf("%g\n", mixed("idididididididididid", 1, .5, 2, .5, 3, .5, 4, .5, 5, .5, 6, .5, 7, .5, 8, .5, 9, .5, 10, .5));
    printf("%g\n", mixed("Li", 2.25L, 3));
    printf("%g\n", mixed("iLdL", 1, 2.5L, 3.5, 4.5L));
    printf("%g\n", mixed("sss", s, s, s));
    printf("%g\n", mixed("ssssssss", s, s, s, s, s, s, s, s));
    printf("%g\n", mixed("ppppp", p, p, p, p, p));
    printf("%g\n", mixed("bib", b, 1, b));
    printf("%g\n", mixed("clc", "A", 5L, "B"));
    return 0;
}
