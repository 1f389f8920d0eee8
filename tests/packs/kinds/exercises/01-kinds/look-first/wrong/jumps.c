// caught-by: rule-broken
#include <stdlib.h>
#include <string.h>

// --- your code starts here ---
char *copy_of(const char *text)
{
    char *copy = malloc(strlen(text) + 1);
    if (!copy)
        goto out;
    memcpy(copy, text, strlen(text) + 1);
out:
    return copy;
}
// --- your code ends here ---
