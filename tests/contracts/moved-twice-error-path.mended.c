/* The error path frees what the common end frees again. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int greet(const char *name)
{
    int status = 0;
    char *line = malloc(64);
    if (!line)
        return -1;
    if (strlen(name) > 40) {
        status = -1;
        goto done;
    }
    sprintf(line, "Hello, %s", name);
    puts(line);
done:
    free(line);
    return status;
}

int main(void)
{
    return greet("a name that is certainly longer than forty characters") == 0;
}
