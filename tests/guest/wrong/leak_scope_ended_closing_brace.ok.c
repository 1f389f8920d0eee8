#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void greet(const char *name)
{
    char *line = malloc(strlen(name) + 8);
    if (!line)
        return;
    sprintf(line, "Hello, %s", name);
    puts(line);
    free(line);
}

int main(void)
{
    greet("Ada");
    puts("and goodbye");
    return 0;
}
