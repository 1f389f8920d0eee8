#include <string.h>

// A request: one byte that claims how many follow, and then these.
// got bytes came in all. Puts the answer into out, which has room
// for 255 bytes, and gives its length; 0 is no answer.
size_t echo(const unsigned char *msg, size_t got, unsigned char *out)
{
    // --- your code starts here ---
    size_t claimed = msg[0];
    memcpy(out, &msg[1], claimed);
    return claimed;
    // --- your code ends here ---
}
