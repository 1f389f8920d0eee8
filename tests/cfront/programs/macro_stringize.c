#include <stdio.h>

#define STR(x) #x
#define XSTR(x) STR(x)
#define VERSION 1.2.3
#define EMPTY
#define SHOW(e) printf("%s = %d\n", #e, (e))
#define ALL(...) #__VA_ARGS__
#define WRAP(s) "<" #s ">"

int main(void)
{
    int a = 3, b = 4;
    puts(STR(VERSION));
    puts(XSTR(VERSION));
    puts(STR("quoted \"inner\" \n" '\'' '"' @x));
    puts(STR(  many   spaces	and
        lines  /* comment */ end ));
    printf("[%s] [%s] [%s]\n", STR(), XSTR(EMPTY), STR(EMPTY));
    SHOW(a + b * 2);
    SHOW(a<b ? a:b);
    SHOW((a, b));
    puts(ALL(a, b,c ,   "d,e", (f, g)));
    printf("[%s]\n", ALL());
    puts(WRAP(a # b ## c) WRAP(@ ` $));
    puts(XSTR(STR(x) XSTR(y)));
    puts(STR('\0' "\\" "a\tb"));
    puts(XSTR(__LINE__ - 5));
    puts(STR(.5e+3.x...) STR(->++--<<=));
    return 0;
}
