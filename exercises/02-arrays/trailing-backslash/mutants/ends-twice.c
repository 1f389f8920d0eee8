// behaves: Writes one byte behind the end of the result
#include "subject.h"

size_t unescape(char *out, const char *text)
{
    size_t n = 0;
    for (size_t i = 0; text[i] != '\0'; i++) {
        if (text[i] == '\\' && text[i + 1] != '\0')
            i++;
        out[n++] = text[i];
    }
    out[n] = '\0';
    out[n + 1] = '\0';
    return n;
}
