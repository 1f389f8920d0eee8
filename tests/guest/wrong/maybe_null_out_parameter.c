#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <stdbool.h>

static bool take(gives char **out)
{
    *out = NULL;
    return true; // expect: maybe-null
}

int main(void)
{
    char *s;
    if (take(&s) && s)
        puts(s);
    return 0;
}
