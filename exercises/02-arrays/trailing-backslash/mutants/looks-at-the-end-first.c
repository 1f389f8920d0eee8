// behaves: Keeps a backslash at the very end even if the one before it escapes it, so two are left of two
#include "subject.h"

size_t unescape(char *out, const char *text)
{
    size_t n = 0;
    for (size_t i = 0; text[i] != '\0'; i++) {
        if (text[i] == '\\' && text[i + 1] != 0 &&
            !(text[i + 1] == '\\' && text[i + 2] == '\0'))
            i++;
        out[n++] = text[i];
    }
    out[n] = '\0';
    return n;
}
