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
            printf("%s\n", note); //! use-after-move
        } else if (c == 'q') {
            break;
        } else if (c == 'n') {
            strcpy(note, "new"); //! use-after-move
        } else if (c == 'd') {
            free(note); //! moved-twice
            return 0;
        } else if (c == 'x') {
            free(note); //! moved-twice
        }
    }
    return 0; //! owner-dropped
}
