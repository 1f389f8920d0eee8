#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct slice {
    const unsigned char *data;
    size_t len;
};

struct record {
    char kind;       // g: get, p: put
    uint32_t bytes;  // of the answer
    uint16_t status; // 200 to 599
};

// --- your code starts here ---
// Reads the record that s begins with; false: it was cut short.
bool read_record(struct slice s, struct record *out)
{
    if (s.len < sizeof *out)
        return false;
    *out = *(const struct record *)s.data;
    return true;
}
// --- your code ends here ---
