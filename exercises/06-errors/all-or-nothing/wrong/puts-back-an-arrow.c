// caught-by: use-after-free
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
    struct config old = *c;
    FILE *f = fopen(path, "r");
    if (f == NULL)
        return -1;
    if (fgets(line, sizeof line, f) == NULL)
        goto fail;
    free(c->name);
    c->name = strdup(line);
    if (c->name == NULL)
        goto fail;
    if (fgets(line, sizeof line, f) == NULL)
        goto fail;
    if (sscanf(line, "port=%d", &c->port) != 1 || c->port < 1 || c->port > 65535)
        goto fail;
    fclose(f);
    return 0;
fail:
    *c = old;
    fclose(f);
    return -1;
    // --- your code ends here ---
}
