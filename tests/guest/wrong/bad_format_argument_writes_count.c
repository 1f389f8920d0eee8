#include <stdio.h>

int main(void)
{
    int width = 0;
    printf("a heading%n\n", &width); // expect: bad-format-argument
    for (int i = 0; i < width; i++)
        putchar('=');
    putchar('\n');
    return 0;
}
