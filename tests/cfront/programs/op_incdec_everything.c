#include <stdio.h>
#include <stdbool.h>

int main(void)
{
    unsigned char uc = 255;
    signed char sc = 127;
    short s = -32768;
    unsigned u = 0;
    float f = 0.5f;
    double d = -0.5;
    long double ld = 1.25L;
    long long ll = 4294967295ll;
    bool b = false;
    printf("%d %d\n", uc++, sc++);
    printf("%d %d\n", uc--, --sc);
    printf("%d %d\n", s--, --u > 0);
    printf("%d %d %u\n", s, uc, u);
    printf("%g %g %Lg\n", f++, ++d, ld--);
    printf("%g %g %Lg\n", --f, d--, ++ld);
    printf("%g %lld\n", d, ++ll);
    printf("%d ", b++);
    printf("%d ", b++);
    printf("%d ", b--);
    printf("%d ", b--);
    printf("%d\n", b);
    char text[] = "abc", *p = text;
    ++*p;
    (*p)++;
    ++*++p;
    printf("%s %c\n", text, *p++);
    printf("%c %d\n", *p, (int)(p - text));
    double arr[3] = {1, 2, 3}, *q = arr;
    *q++ += 10;
    (*q++)--;
    --q;
    printf("%g %g %g\n", arr[0], *q, q[1]);
    volatile int v = 5;
    v++, --v, v++;
    printf("%d\n", v);
    return 0;
}
