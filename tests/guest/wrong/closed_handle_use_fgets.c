#include <stdio.h>

int main(void)
{
    char line[20] = "";
    FILE *f = fopen("names.txt", "w+");
    if (!f)
        return 1;
    fputs("Anna\nBert\n", f);
    rewind(f);
    fclose(f);
    if (fgets(line, sizeof line, f)) // expect: closed-handle-use
        puts("one name");
    return 0;
}
