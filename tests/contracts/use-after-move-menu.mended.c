/* A menu's loop: 'd' deletes the note, 's' shows it, in any order. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char *note = strdup("remember the milk");
    if (!note)
        return 1;
    int c;
    while ((c = getchar()) != EOF) {
        if (c == 's') {
            if (note)
                printf("%s\n", note);
        } else if (c == 'q') {
            break;
        } else if (c == 'n') {
            if (note)
                strcpy(note, "new");
        } else if (c == 'd') {
            free(note);
            return 0;
        } else if (c == 'x') {
            free(note);
            note = NULL;
        }
    }
    free(note);
    return 0;
}
