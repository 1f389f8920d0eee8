#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static nullable char *append(borrows_mut char *s, const char *more)
{
    char *longer = realloc(s, strlen(s) + strlen(more) + 1); // expect: freed-borrow
    if (longer)
        strcat(longer, more);
    return longer;
}

int main(void)
{
    char *s = strdup("one");
    if (!s)
        return 1;
    char *longer = append(s, ", two");
    if (longer)
        puts(longer);
    free(longer);
    return 0;
}
