#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static gives nullable char *copy(borrows const char *s)
{
    if (!s[0])
        return NULL;
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
