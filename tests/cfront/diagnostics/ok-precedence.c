#include <stdbool.h>
#include <stdio.h>

int main(void)
{
    int a = 1, b = 2, c = 3, flags = 4;
    bool yes = true;
    if (!a == !b || !yes == yes || (!a) == b || !(a == b) || !a != false)
        puts("1");
    if ((flags & 4) == 0 || (a < b) < c || (a < b) == (b < c) || a < b == b < c)
        puts("2");
    if (a == 1 & b == 2 | c == 3 || a == b == true || flags & a || (a < b) & c)
        puts("3");
    if (a == 1 && b == 2 || c == 3 || a & (b == c))
        puts("4");
    return a << 1 + b;
}
