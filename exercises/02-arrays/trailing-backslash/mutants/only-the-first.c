// behaves: Takes out the first backslash, and no other
#include "subject.h"

size_t unescape(char *out, const char *text)
{
    size_t n = 0;
    int seen = 0;
    for (size_t i = 0; text[i] != '\0'; i++) {
        if (!seen && text[i] == '\\' && text[i + 1] != '\0') {
            seen = 1;
            i++;
        }
        out[n++] = text[i];
    }
    out[n] = '\0';
    return n;
}
