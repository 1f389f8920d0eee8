#include <stdio.h>
#include <string.h>
#include <stdlib.h>

/* Fills and justifies paragraphs from standard input. */
enum { WIDTH = 28 };

static void flush(char **words, int n, int len, int last)
{
    int gaps = n - 1, spare = WIDTH - len;
    for (int i = 0; i < n; i++) {
        printf("%s", words[i]);
        free(words[i]);
        if (i < gaps) {
            int pad = last ? 1 : spare / (gaps - i);
            spare -= pad;
            printf("%*s", pad, "");
        }
    }
    if (n)
        putchar('\n');
}

int main(void)
{
    char line[200], *words[WIDTH];
    int n = 0, len = 0;
    while (fgets(line, sizeof line, stdin)) {
        if (line[0] == '\n') {
            flush(words, n, len, 1);
            n = len = 0;
            putchar('\n');
            continue;
        }
        for (char *w = strtok(line, " \t\n"); w; w = strtok(NULL, " \t\n")) {
            int wl = (int)strlen(w);
            if (n && len + wl + n > WIDTH) {
                flush(words, n, len, 0);
                n = len = 0;
            }
            words[n++] = strdup(w);
            len += wl;
        }
    }
    flush(words, n, len, 1);
    return 0;
}
