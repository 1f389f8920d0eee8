// behaves: Reads on behind the end of an empty text
#include "subject.h"

size_t unescape(char *out, const char *text)
{
    size_t n = 0, i = 0;
    do {
        if (text[i] == '\\' && text[i + 1] != '\0')
            i++;
        out[n++] = text[i++];
    } while (text[i] != '\0');
    out[n] = '\0';
    return n;
}
