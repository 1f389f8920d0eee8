#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <stdbool.h>

static bool take(gives char **out)
{
    *out = strdup("x");
    return *out;
}

int main(void)
{
    char *s;
    if (take(&s) && s)
        puts(s);
    free(s);
    return 0;
}
