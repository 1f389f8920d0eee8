#include <stdio.h>

#define NAME(x)                                                                                            \
    _Generic((x), char: "char", signed char: "schar", unsigned char: "uchar", short: "short",              \
             unsigned short: "ushort", int: "int", unsigned: "unsigned", long: "long",                     \
             unsigned long: "ulong", long long: "llong", unsigned long long: "ullong", float: "float",     \
             double: "double", long double: "ldouble", _Bool: "bool", char *: "char*",                     \
             const char *: "cchar*", int *: "int*", void *: "void*", int (*)(void): "fn", default: "other")

static int fn(void) { return 0; }

int main(void)
{
    char c = 0;
    signed char sc = 0;
    unsigned char uc = 0;
    short s = 0;
    const int ci = 0;
    _Bool b = 0;
    int a[3] = {0};
    struct { int x; } st = {0};
    puts(NAME(c)), puts(NAME(sc)), puts(NAME(uc)), puts(NAME(s)), puts(NAME(b));
    puts(NAME(c + c)), puts(NAME(s + 1u)), puts(NAME(1l + 1u)), puts(NAME(1ll + 1l)), puts(NAME(1ul + 1ll));
    puts(NAME(1.0f * 2)), puts(NAME(1.0f * 2.0)), puts(NAME(1.0L)), puts(NAME('a')), puts(NAME(ci));
    puts(NAME(a)), puts(NAME("s")), puts(NAME((const char *)0)), puts(NAME(fn)), puts(NAME(&fn));
    puts(NAME((void *)0)), puts(NAME(st)), puts(NAME(&st)), puts(NAME(-b)), puts(NAME(sizeof a));
    puts(NAME(c++)), puts(NAME((c, uc))), puts(NAME(1 ? s : uc)), puts(NAME(&a[1])), puts(NAME(!1.0));
    return 0;
}
