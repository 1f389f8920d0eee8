// caught-by: uninitialised-read
#include <stdio.h>
#include <stdlib.h>

struct config {
    int port;
};

// The config in the file at path, or NULL: no file, no line, no number,
// no memory. The caller frees it.
struct config *load(const char *path)
{
    char line[64];
    FILE *f = fopen(path, "r");
    if (f == NULL)
        return NULL;
    char *got = fgets(line, sizeof line, f);
    fclose(f);
    if (got == NULL)
        return NULL;

    struct config *c = malloc(sizeof *c);
    if (c == NULL)
        return NULL;
    if (sscanf(line, "port=%d", &c->port) == EOF) {
        free(c);
        return NULL;
    }
    return c;
}
