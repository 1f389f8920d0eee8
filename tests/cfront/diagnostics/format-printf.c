#include <stdio.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct point { int x, y; };
typedef unsigned long long big;

int main(void)
{
    int n = 3, *p = &n;
    long l = 4;
    long long ll = 5;
    double d = 1.5;
    float f = 2.5f;
    long double ld = 3.5L;
    char c = 'c', name[] = "ada";
    char *s = name;
    size_t size = sizeof n;
    struct point at = {1, 2};
    big b = 7;
    uint64_t wide = 8;
    printf("%d\n", d);            // expect: format-argument 20
    printf("%d\n", f);            // expect: format-argument
    printf("%f\n", n);            // expect: format-argument
    printf("%d\n", l);            // expect: format-argument
    printf("%ld\n", n);           // expect: format-argument
    printf("%d\n", ll);           // expect: format-argument
    printf("%lld\n", l);          // expect: format-argument
    printf("%d\n", size);         // expect: format-argument
    printf("%d\n", strlen(s));    // expect: format-argument
    printf("%d\n", sizeof n);     // expect: format-argument
    printf("%s\n", n);            // expect: format-argument
    printf("%s\n", c);            // expect: format-argument
    printf("%s\n", 'x');          // expect: format-argument
    printf("%s\n", p);            // expect: format-argument
    printf("%d\n", p);            // expect: format-argument
    printf("%d\n", name);         // expect: format-argument
    printf("%c\n", s);            // expect: format-argument
    printf("%c\n", "x");          // expect: format-argument
    printf("%p\n", n);            // expect: format-argument
    printf("%f\n", ld);           // expect: format-argument
    printf("%Lf\n", d);           // expect: format-argument
    printf("%s\n", at);           // expect: format-argument
    printf("%d\n", at);           // expect: format-argument
    printf("%x\n", l);            // expect: format-argument
    printf("%u\n", b);            // expect: format-argument
    printf("%d\n", wide);         // expect: format-argument
    printf("%.*f\n", l, d);       // expect: format-argument
    printf("%d\n", &n);           // expect: format-argument
    printf("%td\n", n);           // expect: format-argument
    return 0;
}
