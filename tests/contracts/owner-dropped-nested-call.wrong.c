/* The owner only ever was an argument to a function that borrows. */
#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static gives char *badge(int number)
{
    char *text = malloc(16);
    if (!text)
        abort();
    snprintf(text, 16, "No. %d", number);
    return text;
}

static size_t width(borrows const char *text)
{
    return strlen(text);
}

int main(void)
{
    printf("%zu\n", width(badge(12))); //! owner-dropped
    return 0;
}
