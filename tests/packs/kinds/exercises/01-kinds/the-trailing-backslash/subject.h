#include <stddef.h>

// Copies text into out without its backslashes: a backslash and the character
// behind it give that character. A backslash that nothing follows is copied.
// out has room for strlen(text) + 1 bytes and is ended with '\0'.
// Gives the length of what is in out. text is only read.
size_t unescape(char *out, const char *text);
