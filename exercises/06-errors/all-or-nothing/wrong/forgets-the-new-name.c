// caught-by: leak
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct config {
    char *name; // the first line, with its end
    int port;
};

// Loads the file at path into c: 0. Or -1, and c is as it was.
int reload(struct config *c, const char *path)
{
    // --- your code starts here ---
    char line[64];
    int result = -1;
    FILE *f = fopen(path, "r");
    if (f == NULL)
        return -1;
    if (fgets(line, sizeof line, f) == NULL)
        goto close_file;
    char *name = strdup(line);
    if (name == NULL)
        goto close_file;
    int port;
    if (fgets(line, sizeof line, f) == NULL)
        goto close_file;
    if (sscanf(line, "port=%d", &port) != 1 || port < 1 || port > 65535)
        goto close_file;
    free(c->name);
    c->name = name;
    c->port = port;
    result = 0;
close_file:
    fclose(f);
    return result;
    // --- your code ends here ---
}
