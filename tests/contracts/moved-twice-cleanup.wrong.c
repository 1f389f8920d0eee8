/* The cleanup attribute frees at the end of the scope, and so does the line before it. */
#include <stdlib.h>
#include <string.h>

static void free_text(char **text)
{
    free(*text);
}

int main(void)
{
    __attribute__((cleanup(free_text))) char *text = strdup("tidy");
    if (!text)
        return 1;
    text[0] = 'T';
    free(text);
    return 0; //! moved-twice
}
