#include <stdio.h>
#include <string.h>

int main(void)
{
    const char *name = "t_lib_file_write_read.txt";
    FILE *f = fopen(name, "w");
    if (!f)
        return 1;
    for (int i = 0; i < 5; i++)
        fprintf(f, "line %d %c\n", i, 'a' + i);
    fputs("last", f);
    printf("%d\n", fclose(f));
    f = fopen(name, "a");
    fputs(" appended\n", f);
    fclose(f);
    f = fopen(name, "r");
    char buf[64];
    int n = 0, d;
    char c;
    while (n < 3 && fscanf(f, "line %d %c ", &d, &c) == 2)
        printf("%d%c ", d, c), n++;
    while (fgets(buf, sizeof buf, f))
        printf("[%.*s]", (int)strcspn(buf, "\n"), buf);
    printf(" %d %d\n", feof(f) != 0, fgetc(f) == EOF);
    rewind(f);
    int ch, lines = 0;
    while ((ch = fgetc(f)) != EOF)
        lines += ch == '\n';
    printf("%d\n", lines);
    fclose(f);
    f = fopen(name, "w"); /* emptied */
    fclose(f);
    f = fopen(name, "r");
    printf("%d\n", getc(f));
    fclose(f);
    printf("%d ", remove(name));
    printf("%d\n", fopen(name, "r") == NULL);
    return 0;
}
