#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <stdbool.h>

static bool parse(borrows const char *s, gives char **out)
{
    if (s[0] != '"')
        return false;
    *out = strdup(s + 1);
    return *out;
}

int main(void)
{
    char *out;
    if (parse("x", &out)) {
        puts("parsed");
        free(out);
    }
    return 0;
}
