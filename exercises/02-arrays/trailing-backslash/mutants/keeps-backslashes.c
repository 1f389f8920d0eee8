// behaves: Leaves all backslashes where they are
#include "subject.h"

size_t unescape(char *out, const char *text)
{
    size_t n = 0;
    for (; text[n] != '\0'; n++)
        out[n] = text[n];
    out[n] = '\0';
    return n;
}
