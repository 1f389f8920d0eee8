#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static size_t shout(borrows const char *s)
{
    size_t n = strlen(s);
    printf("%s!\n", s);
    return n;
}

int main(void)
{
    char *s = strdup("quiet");
    if (!s)
        return 1;
    printf("%zu\n", shout(s));
    free(s);
    return 0;
}
