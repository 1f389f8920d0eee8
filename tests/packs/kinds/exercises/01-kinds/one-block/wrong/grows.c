// caught-by: over-budget
#include <stdlib.h>
#include <string.h>

char *join(const char *const words[], int count)
{
    size_t length = 0;
    char *text = calloc(1, 1);
    for (int i = 0; text && i < count; i++) {
        size_t more = strlen(words[i]) + (i > 0 ? 2 : 0);
        char *larger = realloc(text, length + more + 1);
        if (!larger) {
            free(text);
            return NULL;
        }
        text = larger;
        strcpy(text + length, i > 0 ? ", " : "");
        strcat(text + length, words[i]);
        length += more;
    }
    return text;
}
