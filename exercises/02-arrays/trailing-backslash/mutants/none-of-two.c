// behaves: Of two backslashes in a row none is left
#include "subject.h"

size_t unescape(char *out, const char *text)
{
    size_t n = 0;
    for (size_t i = 0; text[i] != '\0'; i++) {
        while (text[i] == '\\' && text[i + 1] != '\0')
            i++;
        out[n++] = text[i];
    }
    out[n] = '\0';
    return n;
}
