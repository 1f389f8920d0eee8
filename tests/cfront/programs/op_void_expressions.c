#include <stdio.h>

static int n;
static void touch(void) { n++; }
static void forward(void) { return touch(); }

int main(void)
{
    (void)n;
    (void)(n = 5);
    touch(), forward();
    n > 3 ? touch() : forward();
    (void)0, (void)"text", (void)(struct { int a; }){1};
    (n == 0) ? (void)0 : (void)(n += 10);
    ;;;
    {}
    if (n)
        ;
    else
        puts("wrong");
    for (touch(); (touch(), n < 25); touch(), (void)n)
        (void)(n % 2 ? touch() : touch());
    n;
    n == 3;
    *&n;
    "literal";
    void *p = &n;
    (void)*(int *)p;
    printf("%d\n", n);
    return 0;
}
