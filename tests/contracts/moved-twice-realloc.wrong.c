/* realloc() has freed the old block; so does the program. */
#include <stdlib.h>

int main(void)
{
    char *text = malloc(10);
    if (!text)
        return 1;
    char *longer = realloc(text, 1000);
    if (!longer) {
        free(text);
        return 1;
    }
    free(text); //! moved-twice
    free(longer);
    return 0;
}
