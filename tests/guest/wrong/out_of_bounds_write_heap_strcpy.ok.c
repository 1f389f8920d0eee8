#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *copy_of(const char *s)
{
    char *copy = malloc(strlen(s) + 1);
    if (!copy)
        return NULL;
    strcpy(copy, s);
    return copy;
}

int main(void)
{
    char *c = copy_of("mountain");
    if (c)
        puts(c);
    free(c);
    return 0;
}
