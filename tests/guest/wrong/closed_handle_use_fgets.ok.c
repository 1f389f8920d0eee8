#include <stdio.h>

int main(void)
{
    char line[20] = "";
    FILE *f = fopen("names.txt", "w+");
    if (!f)
        return 1;
    fputs("Anna\nBert\n", f);
    rewind(f);
    if (fgets(line, sizeof line, f))
        puts("one name");
    fclose(f);
    return 0;
}
