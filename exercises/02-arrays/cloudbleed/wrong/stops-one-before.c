// caught-by: wrong-output
#include <stddef.h>

// Copies the text from p up to, and without, end; leaves the codes
// out. A code is '=' and the byte behind it. Gives how many were copied.
size_t strip(const char *p, const char *end, char *out)
{
    // --- your code starts here ---
    size_t n = 0;
    while (p + 1 < end) {
        if (*p == '=')
            p += 2;
        else
            out[n++] = *p++;
    }
    return n;
    // --- your code ends here ---
}
