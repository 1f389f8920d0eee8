#include <stdio.h>

static char grade(int n)
{
    switch (n) {
    case 90 ... 100: return 'A';
    case 70 ... 89: return 'B';
    case 50 ... 69: return 'C';
    case -5 ... -1: return 'n';
    case 0: case 1 ... 49: return 'F';
    default: return '?';
    }
}

static int class(char c)
{
    switch (c) {
    case 'a' ... 'f': case 'A' ... 'F': return 1;
    case '0' ... '9': return 2;
    case ' ': case '\t' ... '\r': return 3;
    case -128 ... -1: return 4;
    }
    return 0;
}

int main(void)
{
    int t[] = {-6, -5, -1, 0, 1, 49, 50, 69, 70, 89, 90, 100, 101, 1000000};
    for (unsigned i = 0; i < sizeof t / sizeof *t; i++)
        putchar(grade(t[i]));
    putchar('\n');
    for (const char *p = "aFgG09 \n\b\x80\xff~"; *p; p++)
        printf("%d", class(*p));
    putchar('\n');
    switch (5u) {
    case 5 ... 5: puts("single");
    }
    return 0;
}
