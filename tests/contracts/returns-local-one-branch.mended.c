/* Only the short form comes out of the local. */
#include <stdio.h>

static const char *size_word(long bytes)
{
    static char text[32];
    if (bytes < 0)
        return "unknown";
    if (bytes == 0)
        return "empty";
    snprintf(text, sizeof text, "%ld bytes", bytes);
    return text;
}

int main(void)
{
    puts(size_word(0));
    return 0;
}
