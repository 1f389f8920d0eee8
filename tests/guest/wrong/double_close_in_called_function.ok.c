#include <stdio.h>

static int count_lines(FILE *f)
{
    int n = 0, c;
    while ((c = fgetc(f)) != EOF)
        n += c == '\n';
    return n;
}

int main(void)
{
    FILE *f = fopen("lines.txt", "w+");
    if (!f)
        return 1;
    fputs("a\nb\nc\n", f);
    rewind(f);
    printf("%d lines\n", count_lines(f));
    fclose(f);
    return 0;
}
