/* The owner only lives in a condition. */
#include <stdlib.h>
#include <string.h>

static int has_colon(const char *text)
{
    char *copy = strdup(text);
    int found = copy && strchr(copy, ':');
    free(copy);
    return found;
}

int main(void)
{
    return !has_colon("a:b");
}
