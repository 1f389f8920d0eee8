/* The longest line of a file. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char *line = NULL, *longest = NULL;
    size_t room = 0, best = 0;
    int bad = 0;
    FILE *f = fopen("words.txt", "r");
    if (!f) {
        perror("words.txt");
        return 1;
    }
    for (;;) {
        ssize_t n = getline(&line, &room, f);
        if (n < 0) {
            bad = !feof(f) || ferror(f);
            break;
        }
        if ((size_t)n > best) {
            free(longest);
            longest = strdup(line);
            if (!longest) {
                bad = 1;
                break;
            }
            best = (size_t)n;
            longest[strcspn(longest, "\n")] = '\0';
        }
    }
    fclose(f);
    free(line);
    if (!bad)
        printf("%s\n", longest ? longest : "(none)");
    free(longest);
    return bad;
}
