// caught-by: out-of-bounds-read
#include <stddef.h>

// The bytes of the messages from `from` up to, and without, `to`.
long total(const int *bytes, size_t from, size_t to)
{
    // --- your code starts here ---
    long sum = 0;
    for (size_t i = from; i <= to - 1; i++)
        sum += bytes[i];
    return sum;
    // --- your code ends here ---
}
