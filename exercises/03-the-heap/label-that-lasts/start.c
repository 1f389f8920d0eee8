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
    return text;
    // --- your code ends here ---
}
