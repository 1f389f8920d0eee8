#include <stdio.h>
#include <string.h>

/* The examples of 6.10.3.5 of the C standard, as text. */
#define STR_(...) #__VA_ARGS__
#define TEXT(...) STR_(__VA_ARGS__)

#define x 3
#define f(a) f(x * (a))
#undef x
#define x 2
#define g f
#define z z[0]
#define m(a) a(w)
#define w 0,1
#define t(a) a
#define p() int
#define q(x) x
#define r(x,y) x ## y
#define str(x) # x
#define xstr(s) str(s)
#define debug(s, t) printf("x" # s "= %d, x" # t "= %s\n", x ## s, x ## t)
#define INCFILE(n) vers ## n
#define glue(a, b) a ## b
#define xglue(a, b) glue(a, b)
#define HIGHLOW "hello"
#define LOW LOW ", world"
#define t2(x,y,z) x ## y ## z

int main(void)
{
    int x1 = 1;
    const char *x2 = "two";
    puts(TEXT(f(y+1) + f(f(z)) % t(t(g)(0) + t)(1);));
    puts(TEXT(g(x+(3,4)-w) | g(~5) & m
        (f)^m(m)));
    puts(TEXT(p() i[q()] = { q(1), r(2,3), r(4,), r(,5), r(,) };));
    puts(TEXT(char c[2][6] = { str(hello), str() };));
    debug(1, 2);
    puts(str(strncmp("abc\0d", "abc", '\4') // this goes away
        == 0) str(: @\n));
    puts(xstr(INCFILE(2).h));
    puts(glue(HIGH, LOW));
    puts(xglue(HIGH, LOW) "");
    int j[] = { t2(1,2,3), t2(,4,5), t2(6,,7), t2(8,9,), t2(10,,), t2(,11,), t2(,,12), t2(,,) };
    for (unsigned i = 0; i < sizeof j / sizeof *j; i++)
        printf("%d ", j[i]);
    putchar('\n');
    return 0;
}
