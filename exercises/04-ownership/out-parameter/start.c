#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// The first n bytes of a text; NULL when there is no memory.
gives nullable char *copy(borrows const char *from, size_t n)
{
    char *text = malloc(n + 1);
    if (text == NULL)
        return NULL;
    memcpy(text, from, n);
    text[n] = '\0';
    return text;
}

must_use int split(borrows const char *text,
                   gives char **ret_key, gives char **ret_value);
void show(borrows const char *text);

// --- your code starts here ---
int split(const char *text, char **ret_key, char **ret_value)
{
    return -1;
}

void show(const char *text)
{
    printf("%s: no pair\n", text);
}
// --- your code ends here ---
