#include <stdio.h>

#define LOG(x)
#define FOREVER for (;;)

int main(void)
{
    int c, n = 0;
    char text[10] = "abc", *p = text;
    while ((c = getchar()) != EOF && c != '\n');
    for (; *p; p++);
    while (*--p != 'a')
        ;
    for (n = 0; n < 3; n++)
        /* nothing */;
    if (n) LOG("yes");
    if (n)
        LOG("yes");
    if (n > 1)
        puts("a");
    puts("b");
    if (n) puts("c"); else puts("d");
    if (n)
        puts("e"),
        puts("f");
    if (n == 1) {
        puts("g");
    }
    else if (n == 2)
        puts("h");
    else
        puts("i");
    puts("j");
    for (int i = 0; i < 2; i++)
    for (int j = 0; j < 2; j++)
        puts("k");
    if (n)
        while (n < 5)
            n++;
    if (n > 2)
        puts("two"), n++;
    do n--; while (n > 0);
    switch (n) {
    case 0:
        if (n)
            puts("l");
        break;
    }
    if (n)
    {
        puts("m");
    }
        puts("n");
    FOREVER
        break;
    return 0;
}
