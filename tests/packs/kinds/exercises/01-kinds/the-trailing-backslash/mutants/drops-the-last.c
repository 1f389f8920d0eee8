// behaves: Loses a backslash that nothing follows
#include "subject.h"

size_t unescape(char *out, const char *text)
{
    size_t n = 0;
    for (; *text != '\0'; text++) {
        if (text[0] == '\\' && text[1] != '\0')
            text++;
        else if (text[0] == '\\')
            continue;
        out[n++] = *text;
    }
    out[n] = '\0';
    return n;
}
