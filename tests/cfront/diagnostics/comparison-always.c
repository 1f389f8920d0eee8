#include <stdio.h>
#include <stddef.h>

struct flags { unsigned on : 1; };

int main(void)
{
    unsigned u = 3;
    size_t n = 4;
    unsigned char b = 5;
    signed char sc = 1;
    struct flags f = {1};
    if (u < 0)             // expect: comparison-always 11
        puts("1");
    for (size_t i = n - 1; i >= 0; i--) // expect: comparison-always 30
        n++;
    if (0 > u)             // expect: comparison-always
        puts("2");
    if (b == 256)          // expect: comparison-always
        puts("3");
    if (b > 255)           // expect: comparison-always
        puts("4");
    if (sc > 200)          // expect: comparison-always
        puts("5");
    if (b == EOF)          // expect: comparison-always
        puts("6");
    if (b < 0)             // expect: comparison-always
        puts("7");
    return f.on;
}
