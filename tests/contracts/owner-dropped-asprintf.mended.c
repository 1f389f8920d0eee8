/* asprintf() made a text; the error path leaves it. */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>

static int log_line(const char *path, int n)
{
    char *line;
    if (asprintf(&line, "%d bottles", n) < 0)
        return -1;
    FILE *f = fopen(path, "a");
    if (!f) {
        free(line);
        return -1;
    }
    fputs(line, f);
    fclose(f);
    free(line);
    return 0;
}

int main(void)
{
    return log_line("/no/such/folder/log", 99) == 0;
}
