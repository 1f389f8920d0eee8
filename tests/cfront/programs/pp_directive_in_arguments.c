#include <stdio.h>

#define ADD3(a, b, c) ((a) + (b) + (c))
#define STR_(x) #x
#define STR(x) STR_(x)
#define MODE 2

/* An argument list over many lines, and macro names that appear only as text. */
int main(void)
{
    printf("%d\n", ADD3(1,
        2
        ,
        ADD3(
            3, /* , 100 */
            4, // , 200
            5)));
    printf("%s\n", STR(ADD3(1, 2,
        3)));
    printf("%d\n", ADD3((1, 2), "ab"[1] == 'b', ((int[]){1, 2}[1])));
    printf("%d\n", ADD3(({ int v = MODE; v * 10; }), sizeof(struct { char c[MODE]; }) == 2, 'a' == ',' ? 1 : 3));
    int lines[] = {__LINE__, ADD3(__LINE__,
        0, 0)};
    printf("%d\n", lines[1] - lines[0] <= 1);
    return 0;
}
