#include <stdio.h>

int main(void)
{
    char c;
    int i;
    while ((c = getchar()) != EOF) // expect: eof-in-char 13
        putchar(c);
    while ((i = getchar()) != EOF)
        putchar(i);
    return 0;
}
