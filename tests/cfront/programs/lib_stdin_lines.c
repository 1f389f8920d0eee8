#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <ctype.h>

/* fgets with a buffer shorter than some lines, then counts as wc does. */
int main(void)
{
    char buf[8];
    int lines = 0, words = 0, chars = 0, pieces = 0, in_word = 0;
    while (fgets(buf, sizeof buf, stdin)) {
        pieces++;
        chars += (int)strlen(buf);
        for (char *p = buf; *p; p++) {
            lines += *p == '\n';
            if (isspace((unsigned char)*p))
                in_word = 0;
            else if (!in_word)
                words++, in_word = 1;
        }
    }
    printf("%d %d %d %d\n", lines, words, chars, pieces);
    printf("%d %d\n", feof(stdin) != 0, ferror(stdin));
    clearerr(stdin);
    printf("%d\n", getchar());
    return lines;
}
