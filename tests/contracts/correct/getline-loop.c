/* One buffer for all lines; some are kept as copies. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static size_t keep_long(FILE *f, char **kept, size_t most)
{
    char *line = NULL;
    size_t room = 0, count = 0;
    ssize_t n;
    while ((n = getline(&line, &room, f)) != -1) {
        if (n && line[n - 1] == '\n')
            line[--n] = '\0';
        if (n < 4 || count == most)
            continue;
        char *copy = strdup(line);
        if (!copy)
            break;
        kept[count++] = copy;
    }
    free(line);
    return count;
}

int main(void)
{
    char *kept[8];
    size_t count = keep_long(stdin, kept, 8);
    for (size_t i = 0; i < count; i++) {
        puts(kept[i]);
        free(kept[i]);
    }
    return 0;
}
