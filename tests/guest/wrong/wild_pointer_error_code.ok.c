#include <stdint.h>
#include <stdio.h>
#include <string.h>

/* The text after the colon. */
static char *value_of(char *line)
{
    char *colon = strchr(line, ':');
    if (!colon)
        return NULL;
    return colon + 1;
}

int main(void)
{
    char good[] = "port:80", bad[] = "port";
    puts(value_of(good));
    char *v = value_of(bad);
    if (v != NULL)
        puts(v);
    return 0;
}
