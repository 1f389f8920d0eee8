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
    if (getline(&line, &room, f) > 0) // expect: leak
        printf("%s", line);
    fclose(f);
    return 0; // lost
}
