#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int cmp(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }

int main(void)
{
    char **lines = NULL, *line = NULL;
    size_t count = 0, room = 0, size = 0;
    ssize_t n;
    while ((n = getline(&line, &size, stdin)) != -1) {
        if (n && line[n - 1] == '\n')
            line[--n] = '\0';
        if (count == room) {
            room = room ? room * 2 : 2;
            lines = realloc(lines, room * sizeof *lines);
        }
        lines[count++] = strdup(line);
    }
    free(line);
    qsort(lines, count, sizeof *lines, cmp);
    for (size_t i = 0; i < count; i++) {
        printf("%zu:%s\n", i, lines[i]);
        free(lines[i]);
    }
    free(lines);
    return 0;
}
