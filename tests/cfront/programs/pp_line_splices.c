#include <stdio.h>

#define LONG(a, b) \
    a + \
    b
#define NAME spl\
iced
// a comment that goes on \
   printf("not code");
/\
* this is a comment too *\
/
#def\
ine TEN 1\
0

in\
t ma\
in(void)
{
    int NA\
ME = 5;
    printf("%d %d %d\n", LONG(1,
        2), splic\
ed, TEN);
    printf("a str\
ing %s\n", "with \\
n inside");
    int x = 5; x +\
+; x -\
= 2; x <<\
= 2;
    printf("%d %d\n", x, __LI\
NE__);
    char c = '\
x', d = '\\
n';
    printf("%c %d\n", c, d); /\
/ the end
    return 0;
}
