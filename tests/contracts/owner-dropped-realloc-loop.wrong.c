/* A reader's buffer grows in a loop; the failing path leaves without it. */
#include <stdio.h>
#include <stdlib.h>

static char *read_all(FILE *f)
{
    size_t room = 16, used = 0;
    char *text = malloc(room);
    if (!text)
        return NULL;
    int c;
    while ((c = fgetc(f)) != EOF) {
        if (used + 1 == room) {
            char *larger = realloc(text, room * 2);
            if (!larger)
                return NULL; //! owner-dropped
            text = larger;
            room *= 2;
        }
        text[used++] = (char)c;
    }
    text[used] = '\0';
    return text;
}

int main(void)
{
    char *text = read_all(stdin);
    free(text);
    return 0;
}
