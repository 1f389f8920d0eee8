// caught-by: null-dereference
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
    char line[64], name[64];
    int port;
    FILE *f = fopen(path, "r");
    if (f == NULL)
        return -1;
    int got = fgets(name, sizeof name, f) != NULL && fgets(line, sizeof line, f) != NULL;
    fclose(f);
    if (!got || sscanf(line, "port=%d", &port) != 1 || port < 1 || port > 65535)
        return -1;
    free(c->name);
    c->port = port;
    c->name = strdup(name);
    return c->name == NULL ? -1 : 0;
    // --- your code ends here ---
}
