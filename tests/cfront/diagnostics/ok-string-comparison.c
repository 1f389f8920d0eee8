#include <assert.h>
#include <stdio.h>
#include <string.h>

static const char none[] = "none";

int main(int argc, char **argv)
{
    char buffer[10] = "ada", *end = buffer + strlen(buffer);
    const char *s = argc > 1 ? argv[1] : none;
    if (s == none)
        puts("nobody");
    for (char *p = buffer; p < end; p++)
        putchar(*p);
    for (char *p = end; p != buffer; p--)
        putchar(p[-1]);
    if (strcmp(s, "ada") == 0 && "text"[0] == 't' && *buffer == 'a')
        puts("ada");
    assert(argc > 0 && "there is a name");
    if (end != NULL && end > buffer)
        return 0;
    return 1;
}
