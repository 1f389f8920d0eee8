/* realloc() takes its argument over, so a borrowed one may not go in. */
#include <ownership.h>
#include <stdlib.h>
#include <string.h>

static void append(borrows_mut char *text, borrows const char *more)
{
    strcat(text, more);
}

int main(void)
{
    char *text = malloc(32);
    if (!text)
        return 1;
    strcpy(text, "sun");
    append(text, "day");
    free(text);
    return 0;
}
