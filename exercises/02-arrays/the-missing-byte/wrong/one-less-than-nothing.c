// caught-by: out-of-bounds-write
#include <string.h>

// Puts a copy of text into the room of size bytes. Gives how many of
// them are taken now; 0, and nothing is written, if it does not fit.
size_t put(char *room, size_t size, const char *text)
{
    // --- your code starts here ---
    if (strlen(text) > size - 1)
        return 0;
    strcpy(room, text);
    return strlen(text) + 1;
    // --- your code ends here ---
}
