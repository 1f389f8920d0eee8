/* The next getline() may move the line; the word in it is used after. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char *line = NULL;
    size_t room = 0;
    if (getline(&line, &room, stdin) < 0) {
        free(line);
        return 0;
    }
    char *word = strtok(line, " ");
    if (getline(&line, &room, stdin) >= 0 && word)
        puts(word); //! borrow-invalidated
    free(line);
    return 0;
}
