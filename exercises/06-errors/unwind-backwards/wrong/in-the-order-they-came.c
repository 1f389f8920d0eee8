// caught-by: use-after-free
#include <stdio.h>
#include <stdlib.h>

enum { NAME_ROOM = 32 };
struct config {
    char *name;
};

static int load(const char *path, struct config **ret_config)
{
    // --- your code starts here ---
    struct config *c = malloc(sizeof *c);
    if (c == NULL)
        return -1;
    c->name = malloc(NAME_ROOM);
    if (c->name == NULL)
        goto free_config;
    FILE *f = fopen(path, "r");
    if (f == NULL)
        goto free_name;
    if (fgets(c->name, NAME_ROOM, f) == NULL)
        goto close_file;
    fclose(f);
    *ret_config = c;
    return 0;
free_config:
    free(c);
free_name:
    free(c->name);
close_file:
    fclose(f);
    // --- your code ends here ---
    return -1;
}

int main(int argc, char **argv)
{
    struct config none = {NULL}, *c = &none;
    if (argc != 2 || load(argv[1], &c) != 0) {
        puts(c == &none ? "no config" : "no config, and the box was touched");
        return 0;
    }
    printf("%s", c->name);
    free(c->name);
    free(c);
    return 0;
}
