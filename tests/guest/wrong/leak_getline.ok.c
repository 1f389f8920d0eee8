#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    FILE *f = tmpfile();
    if (!f)
        return 1;
    fputs("first\nsecond\n", f);
    rewind(f);
    char *line = NULL;
    size_t room = 0;
    if (getline(&line, &room, f) > 0)
        printf("%s", line);
    fclose(f);
    free(line);
    return 0;
}
