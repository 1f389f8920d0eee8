#include <stdio.h>

static int classify(int n)
{
    if (n < 0)
        if (n < -10)
            return 1;
        else
            return 2;
    else if (n == 0)
        return 3;
    else if (n < 10) {
        if (n & 1)
            ;
        else
            return 4;
    } else
        if (n > 100) return 5; else if (n > 50) return 6;
    return 7;
}

int main(void)
{
    int t[] = {-20, -5, 0, 4, 5, 200, 60, 20};
    for (unsigned i = 0; i < sizeof t / sizeof *t; i++)
        printf("%d ", classify(t[i]));
    putchar('\n');
    int *p = t;
    if (p) { } else puts("wrong");
    if (0.1) if (!p) puts("wrong"); else puts("inner else");
    if ((0, 1)) puts("comma");
    if (*p + 20) puts("wrong"); else if ("s") puts("string");
    if (-0.0) puts("wrong");
    if (0x100000000ll) puts("wide");
    if (main) puts("function");
    if ((char)256) puts("wrong");
    if (t[2] = 3, t[2] == 3) printf("%d\n", t[2]);
    return 0;
}
