#include <stdio.h>

int main(void)
{
    fputs("caf\xe9 \x1b[31m\"quoted\"\\\t\x01 ok", stdout);
    putchar(0);
    fputs("\xe2\x82\xac", stdout);
    return 0;
}
