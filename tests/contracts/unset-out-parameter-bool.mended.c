/* On failure nothing was put into text. */
#include <ownership.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool load(borrows const char *key, gives char **ret)
{
    if (key[0] == '\0')
        return false;
    char *copy = strdup(key);
    if (!copy)
        return false;
    *ret = copy;
    return true;
}

int main(void)
{
    char *text;
    if (!load("", &text)) {
        puts("got nothing");
        return 1;
    }
    free(text);
    return 0;
}
