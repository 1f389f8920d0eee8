#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *note(const char *text)
{
    char *copy = malloc(strlen(text) + 1);
    if (!copy)
        abort();
    return strcpy(copy, text);
}

int main(void)
{
    // --- your code starts here ---
    char *first = note("milk"), *second = note("bread");
    first = second;
    printf("%s\n%s\n", first, second);
    free(first);
    // --- your code ends here ---
    return 0;
}
