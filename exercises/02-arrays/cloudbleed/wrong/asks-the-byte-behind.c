// caught-by: out-of-bounds-read
#include <stddef.h>

// Copies the text from p up to, and without, end; leaves the codes
// out. A code is '=' and the byte behind it. Gives how many were copied.
size_t strip(const char *p, const char *end, char *out)
{
    // --- your code starts here ---
    size_t n = 0;
    while (p != end) {
        if (*p == '=' && p[1] != '\0')
            p += 2;
        else if (*p == '=')
            p++;
        else
            out[n++] = *p++;
    }
    return n;
    // --- your code ends here ---
}
