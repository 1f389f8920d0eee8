#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#define IN(x, low, high) ((x) >= (low) && (x) <= (high))

enum kind { A, B, KINDS };

static const char *name(enum kind k)
{
    return k >= 0 && k < KINDS ? "ab" : "?";
}

int main(void)
{
    unsigned u = 3;
    char c = 'c';
    unsigned char b = 4;
    short s = 5;
    int n = 6;
    bool yes = true;
    long l = 7;
    if (IN(u, 0, 3) && u > 0 && u != 0 && b <= 254 && c >= 0 && c < 127 && b != 0xff)
        puts("1");
    if (n < INT_MAX && s <= SHRT_MAX && l > INT_MAX && u <= UINT_MAX && n >= 0)
        puts("2");
    if (yes == true && (n > 3) == yes && yes != false && (c & 0x80) == 0)
        puts("3");
    if (c == -1 || c == '\xff' || n == EOF || u == -1u)
        puts("4");
    return name(A)[0] == 'x';
}
