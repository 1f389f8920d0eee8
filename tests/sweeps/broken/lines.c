/* The longest line of a file. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char *line = NULL, *longest = NULL;
    size_t room = 0, best = 0;
    FILE *f = fopen("words.txt", "r");
    if (!f) {
        perror("words.txt");
        return 1;
    }
    for (;;) {
        ssize_t n = getline(&line, &room, f); // broken: failure-unnoticed
        if (n < 0)
            break;
        if ((size_t)n > best) {
            free(longest);
            longest = strdup(line); // broken: null-dereference
            best = (size_t)n;
            longest[strcspn(longest, "\n")] = '\0';
        }
    }
    fclose(f);
    free(line);
    printf("%s\n", longest ? longest : "(none)");
    free(longest);
    return 0;
}
