// caught-by: wrong-output
#include <string.h>

// Puts a copy of text into the room of size bytes. Gives how many of
// them are taken now; 0, and nothing is written, if it does not fit.
size_t put(char *room, size_t size, const char *text)
{
    // --- your code starts here ---
    size_t need = strlen(text) + 2;
    if (need > size)
        return 0;
    strcpy(room, text);
    return need;
    // --- your code ends here ---
}
