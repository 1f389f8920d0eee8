#include "text.h"

void text_copy(char *out, const char *in, size_t room)
{
    size_t i = 0;
    while (i + 1 < room && in[i]) {
        out[i] = in[i]; // expect: out-of-bounds-write
        i++;
    }
    out[i] = '\0';
}
