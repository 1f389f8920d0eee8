#include <stdio.h>
#include <stdlib.h>

static void describe(char *out, int age)
{
    snprintf(out, 16, "the visitor is %d years old", age);
}

int main(void)
{
    char *line = malloc(16);
    if (!line)
        return 1;
    describe(line, 30);
    puts(line);
    free(line);
    return 0;
}
