#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static gives char *copy(borrows const char *s)
{
    if (!s[0])
        return NULL; // expect: maybe-null
    return strdup(s);
}

int main(void)
{
    char *s = copy("");
    if (s)
        puts(s);
    free(s);
    return 0;
}
