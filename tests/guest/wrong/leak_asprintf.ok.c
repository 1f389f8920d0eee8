#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>

static void price_tag(const char *what, int cents)
{
    char *tag = NULL;
    if (asprintf(&tag, "%s: %d.%02d", what, cents / 100, cents % 100) < 0)
        return;
    puts(tag);
    free(tag);
}

int main(void)
{
    price_tag("bread", 340);
    return 0;
}
