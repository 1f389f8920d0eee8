#include <stdio.h>

int main(void)
{
    int width = 0;
    width = printf("a heading\n") - 1;
    for (int i = 0; i < width; i++)
        putchar('=');
    putchar('\n');
    return 0;
}
