// caught-by: over-budget
#include <stdlib.h>
#include <string.h>

char *join(const char *const words[], int count)
{
    size_t size = 1;
    for (int i = 0; i < count; i++)
        size += strlen(words[i]) + (i > 0 ? 2 : 0);
    char *text = calloc(1, size);
    for (int i = 0; text && i < count; i++) {
        if (i > 0)
            strcat(text, ", ");
        strcat(text, words[i]);
    }
    return text;
}
