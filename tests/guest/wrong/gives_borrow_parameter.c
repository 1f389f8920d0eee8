#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static gives char *trim(borrows char *s)
{
    while (*s == ' ')
        s++;
    return s; // expect: gives-borrow
}

int main(void)
{
    char *line = strdup("  text");
    if (!line)
        return 1;
    puts(trim(line));
    free(line);
    return 0;
}
