#include <stdio.h>

int main(void)
{
    int a = 1, b = 2, c = 3, flags = 4;
    if (!a == b)                // expect: boolean-precedence 9
        puts("1");
    if (flags & 4 == 0)         // expect: boolean-precedence 15
        puts("2");
    if (a < b < c)              // expect: boolean-precedence 15
        puts("3");
    if (0 <= a <= 9)            // expect: boolean-precedence
        puts("4");
    if (a == b == c)            // expect: boolean-precedence
        puts("5");
    if (flags & 1 != 0)         // expect: boolean-precedence
        puts("6");
    if (flags | 2 == b)         // expect: boolean-precedence
        puts("7");
    if (!a < b)                 // expect: boolean-precedence
        puts("8");
    if (a == b & c)             // expect: boolean-precedence
        puts("9");
    return 0;
}
