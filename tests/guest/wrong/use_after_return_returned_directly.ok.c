#include <stdio.h>

static char *bar(int length)
{
    static char stars[12];
    for (int i = 0; i < length; i++)
        stars[i] = '*';
    stars[length] = '\0';
    return stars;
}

int main(void)
{
    char *b = bar(5);
    printf("[%s]\n", b);
    return 0;
}
