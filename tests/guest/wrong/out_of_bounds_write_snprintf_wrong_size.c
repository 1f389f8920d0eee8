#include <stdio.h>
#include <stdlib.h>

static void describe(char *out, int age)
{
    snprintf(out, 32, "the visitor is %d years old", age); // expect: out-of-bounds-write
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
