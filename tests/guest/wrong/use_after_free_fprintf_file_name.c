#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct config {
    char *path;
};

static void config_free(struct config *c)
{
    free(c->path);
    free(c);
}

int main(void)
{
    struct config *c = malloc(sizeof *c);
    if (!c)
        return 1;
    c->path = strdup("settings.ini");
    const char *path = c->path;
    config_free(c);
    FILE *f = fopen(path, "w"); // expect: use-after-free
    if (f) {
        fputs("a=1\n", f);
        fclose(f);
    }
    return 0;
}
