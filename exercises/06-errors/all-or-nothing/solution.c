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
    char *name = NULL;
    int port;
    FILE *f = fopen(path, "r");
    if (f == NULL)
        return -1;
    if (fgets(line, sizeof line, f) == NULL)
        goto fail;
    name = strdup(line);
    if (name == NULL)
        goto fail;
    if (fgets(line, sizeof line, f) == NULL)
        goto fail;
    if (sscanf(line, "port=%d", &port) != 1)
        goto fail;
    if (port < 1 || port > 65535)
        goto fail;
    fclose(f);

    free(c->name);
    c->name = name;
    c->port = port;
    return 0;
fail:
    free(name);
    fclose(f);
    return -1;
    // --- your code ends here ---
}
