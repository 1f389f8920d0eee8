#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char *line = strdup("   indented");
    if (!line)
        return 1;
    while (*line == ' ')
        line++;
    puts(line);
    free(line); // expect: invalid-free
    return 0;
}
