/* The fields point into the line that was freed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char *line = strdup("sky,blue");
    if (!line)
        return 1;
    char *name = strtok(line, ",");
    char *colour = strtok(NULL, ",");
    if (!name || !colour) {
        free(line);
        return 1;
    }
    puts(name);
    free(line);
    return 0;
}
