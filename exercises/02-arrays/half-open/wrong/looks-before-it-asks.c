// caught-by: out-of-bounds-read
#include <stddef.h>

// The bytes of the messages from `from` up to, and without, `to`.
long total(const int *bytes, size_t from, size_t to)
{
    // --- your code starts here ---
    long sum = 0;
    size_t i = from;
    do {
        sum += bytes[i];
        i++;
    } while (i < to);
    return sum;
    // --- your code ends here ---
}
