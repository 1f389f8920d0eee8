#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void greet(const char *name)
{
    char *line = malloc(strlen(name) + 8); // expect: leak
    if (!line)
        return;
    sprintf(line, "Hello, %s", name);
    puts(line);
} // lost

int main(void)
{
    greet("Ada");
    puts("and goodbye");
    return 0;
}
