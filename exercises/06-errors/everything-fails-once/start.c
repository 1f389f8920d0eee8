#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct config {
    char *name; // NULL: there is none
    char *host;
};

void config_end(struct config *c)
{
    if (c == NULL)
        return;
    free(c->name);
    free(c->host);
    free(c);
}

// Where the value of this line belongs; NULL: it has none.
static char **box_for(struct config *c, const char *line)
{
    if (strncmp(line, "name=", 5) == 0)
        return &c->name;
    if (strncmp(line, "host=", 5) == 0)
        return &c->host;
    return NULL;
}

// --- your code starts here ---
// The config in the file at path, or NULL. config_end ends it.
struct config *load(const char *path)
{
    char line[64];
    struct config *c = calloc(1, sizeof *c);
    if (c == NULL)
        return NULL;
    FILE *f = fopen(path, "r");
    if (f == NULL)
        return NULL;
    while (fgets(line, sizeof line, f) != NULL) {
        char **box = box_for(c, line);
        if (box == NULL)
            continue;
        *box = strdup(line + 5);
        if (*box == NULL)
            goto fail;
    }
    fclose(f);
    return c;
fail:
    fclose(f);
    free(c);
    return NULL;
}
// --- your code ends here ---
