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
    if (s.len < 7)
        return false;
    const unsigned char *p = s.data;
    out->kind = (char)p[0];
    out->bytes = (uint32_t)p[1] << 24 | (uint32_t)p[2] << 16
        | (uint32_t)p[3] << 8 | p[4];
    out->status = (uint16_t)(p[5] << 8 | p[6]);
    return true;
}
// --- your code ends here ---
