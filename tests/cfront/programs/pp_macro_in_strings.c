#include <stdio.h>

#define name "expanded"
#define x 5
#define FMT "%d-%s"
#define NL "\n"
#define CONCAT(a, b) a b
#define PATH "C:\\dir" "\\" name
#define TRICKY ")" /* ( */ "(" ")"
#define ARGS(a) a, a
#define CHARS ',' + ')' * 0

int main(void)
{
    printf("x name " name " 'x'" NL);
    printf(FMT NL, x, name "x");
    printf("%s" "%c" NL, PATH, 'x');
    printf("%s %d\n", CONCAT("a" , "b,c)"), CHARS);
    printf("%s\n", TRICKY);
    printf("%d%d\n", ARGS(x));
    puts("\"" name "\"");
    puts("a" /* x */ name
#if x == 5
        "five"
#else
        "other"
#endif
        "end");
    return 0;
}
