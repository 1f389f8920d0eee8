/* A file is asked for its errors after it was closed. */
#include <stdio.h>

static int count_lines(const char *path)
{
    FILE *f = fopen(path, "r");
    if (!f)
        return -1;
    int c, lines = 0;
    while ((c = fgetc(f)) != EOF)
        lines += c == '\n';
    fclose(f);
    return ferror(f) ? -1 : lines; //! use-after-move
}

int main(void)
{
    printf("%d\n", count_lines("/dev/null"));
    return 0;
}
