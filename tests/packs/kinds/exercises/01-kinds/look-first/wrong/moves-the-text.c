// caught-by: rule-broken
#include <stdlib.h>
#include <string.h>

// --- your code starts here ---
char *copy_of(const char *text)
{
    size_t length = strlen(text);
    char *copy = malloc(length + 1);
    if (copy == NULL)
        return NULL;
    memcpy(copy, text, length + 1);
    text = NULL;
    return copy;
}
// --- your code ends here ---
