#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char *line = strdup("   indented");
    if (!line)
        return 1;
    char *start = line;
    while (*line == ' ')
        line++;
    puts(line);
    free(start);
    return 0;
}
