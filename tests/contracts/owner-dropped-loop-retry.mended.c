/* Each failed attempt keeps its buffer. */
#include <stdio.h>
#include <stdlib.h>

static char *read_line(FILE *f)
{
    for (size_t room = 8; room < 4096; room *= 2) {
        char *line = malloc(room);
        if (!line)
            return NULL;
        long start = ftell(f);
        if (!fgets(line, (int)room, f)) {
            free(line);
            return NULL;
        }
        for (size_t i = 0; line[i]; i++)
            if (line[i] == '\n')
                return line;
        free(line);
        if (fseek(f, start, SEEK_SET) != 0)
            return NULL;
    }
    return NULL;
}

int main(void)
{
    char *line = read_line(stdin);
    free(line);
    return 0;
}
