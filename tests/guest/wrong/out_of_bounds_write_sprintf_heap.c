#include <stdio.h>
#include <stdlib.h>

static char *price_tag(int cents)
{
    char *tag = malloc(5);
    if (tag)
        sprintf(tag, "%d.%02d", cents / 100, cents % 100); // expect: out-of-bounds-write
    return tag;
}

int main(void)
{
    char *cheap = price_tag(250), *dear = price_tag(12999);
    if (cheap && dear)
        printf("%s %s\n", cheap, dear);
    free(cheap);
    free(dear);
    return 0;
}
