// behaves: Reads on behind the end when nothing follows the last backslash
#include "subject.h"

size_t unescape(char *out, const char *text)
{
    size_t n = 0;
    for (size_t i = 0; text[i] != '\0'; i++) {
        if (text[i] == '\\')
            i++;
        out[n++] = text[i];
    }
    out[n] = '\0';
    return n;
}
