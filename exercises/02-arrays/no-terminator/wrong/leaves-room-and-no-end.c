// caught-by: uninitialised-read
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

// Puts as much of text into out as size bytes can hold.
// Says whether some of it was cut off.
bool preview(char *out, size_t size, const char *text)
{
    // --- your code starts here ---
    strncpy(out, text, size - 1);
    return strlen(text) >= size;
    // --- your code ends here ---
}
