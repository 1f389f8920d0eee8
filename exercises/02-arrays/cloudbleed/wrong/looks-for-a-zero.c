// caught-by: out-of-bounds-read
#include <stddef.h>

// Copies the text from p up to, and without, end; leaves the codes
// out. A code is '=' and the byte behind it. Gives how many were copied.
size_t strip(const char *p, const char *end, char *out)
{
    // --- your code starts here ---
    size_t n = 0;
    while (*p != '\0') {
        if (*p != '=')
            out[n++] = *p++;
        else if (end - p >= 2)
            p += 2;
        else
            p = end;
    }
    return n;
    // --- your code ends here ---
}
