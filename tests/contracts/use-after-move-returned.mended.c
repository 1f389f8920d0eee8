/* The function gives what it has freed. */
#include <ownership.h>
#include <stdlib.h>
#include <string.h>

static gives nullable char *headline(borrows const char *text)
{
    char *copy = strdup(text);
    if (!copy)
        return NULL;
    char *end = strchr(copy, '\n');
    if (end)
        *end = '\0';
    else {
        free(copy);
        return NULL;
    }
    return copy;
}

int main(void)
{
    char *h = headline("one\ntwo");
    free(h);
    return 0;
}
