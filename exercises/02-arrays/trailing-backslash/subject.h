#include <stddef.h>

// Takes the backslashes out of text: a backslash and the byte
// behind it stand for this byte, whatever it is. A backslash with
// nothing behind it stands for itself.
//
// Writes the result and its end, '\0', into out, which has room for
// strlen(text) + 1 bytes, and writes nothing behind that end. Gives
// the length of the result. text may be empty and is only read.
size_t unescape(char *out, const char *text);
