#include <stdio.h>

int main(void)
{
    char line[40] = "";
    FILE *f = fopen("no-such-file.txt", "r");
    if (f) {
        fgets(line, sizeof line, f);
        fclose(f);
    }
    puts(line[0] ? "text" : "empty");
    return 0;
}
