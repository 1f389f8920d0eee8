#include <stdio.h>

int main(void)
{
    int n = 0, *p = &n;
    long l;
    short h;
    float f;
    double d;
    char c = 0, name[20], *s = name;
    const int fixed = 3;
    scanf("%d", n);          // expect: format-argument 17
    scanf("%d", &l);         // expect: format-argument
    scanf("%d", &h);         // expect: format-argument
    scanf("%f", &d);         // expect: format-argument
    scanf("%lf", &f);        // expect: format-argument
    scanf("%d", d);          // expect: format-argument
    scanf("%s", &name);      // expect: format-argument
    scanf("%s", &s);         // expect: format-argument
    scanf("%s", c);          // expect: format-argument
    scanf("%c", c);          // expect: format-argument
    scanf("%d", &p);         // expect: format-argument
    scanf("%s", &n);         // expect: format-argument
    scanf("%d", &fixed);     // expect: format-argument
    scanf("%s", "text");     // expect: format-argument
    scanf("%d %d", &n);      // expect: format-argument 15
    scanf("%d", &n, &n);     // expect: format-argument
    scanf("%q", &n);         // expect: format-argument
    scanf("%5[a-z", name);   // expect: format-argument
    sscanf("12", "%d", n);   // expect: format-argument
    fscanf(stdin, "%ld", &n); // expect: format-argument
    return (int)l + h + (int)f + c;
}
