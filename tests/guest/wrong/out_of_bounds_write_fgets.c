#include <stdio.h>
#include <string.h>

int main(void)
{
    FILE *f = fopen("poem.txt", "w");
    if (!f)
        return 1;
    fputs("Shall I compare thee to a summer's day?\n", f);
    fclose(f);
    f = fopen("poem.txt", "r");
    if (!f)
        return 1;
    char line[16];
    fgets(line, 80, f); // expect: out-of-bounds-write
    puts(line);
    fclose(f);
    return 0;
}
