#include <stdlib.h>
#include <string.h>

/* All words, ", " between each two. The caller frees it. */
char *join(const char *const words[], int count)
{
    size_t size = 1;
    for (int i = 0; i < count; i++)
        size += strlen(words[i]) + (i > 0 ? 2 : 0);
    char *text = malloc(size), *end = text;
    if (!text)
        return NULL;
    for (int i = 0; i < count; i++) {
        if (i > 0) {
            memcpy(end, ", ", 2);
            end += 2;
        }
        size_t length = strlen(words[i]);
        memcpy(end, words[i], length);
        end += length;
    }
    *end = '\0';
    return text;
}
