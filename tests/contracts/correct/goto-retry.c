/* goto back: the buffer doubles until it is large enough. */
#include <stdio.h>
#include <stdlib.h>

static char *format(const char *word, int n)
{
    size_t room = 4;
    char *text = NULL;
again:
    free(text);
    text = malloc(room);
    if (!text)
        return NULL;
    int length = snprintf(text, room, "%s-%d", word, n);
    if (length < 0) {
        free(text);
        return NULL;
    }
    if ((size_t)length >= room) {
        room *= 2;
        goto again;
    }
    return text;
}

int main(void)
{
    char *t = format("retry", 12345);
    if (t)
        puts(t);
    free(t);
    return 0;
}
