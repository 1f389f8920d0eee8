// caught-by: use-after-free
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// A text such as "roof 21.5 C", or NULL if there is no memory.
// The caller frees it.
char *label(const char *sensor, int tenths)
{
    char text[32];
    snprintf(text, sizeof text, "%s %d.%d C",
             sensor, tenths / 10, tenths % 10);
    // --- your code starts here ---
    char *block = malloc(strlen(text) + 1);
    if (block == NULL)
        return NULL;
    strcpy(block, text);
    free(block);
    return block;
    // --- your code ends here ---
}
