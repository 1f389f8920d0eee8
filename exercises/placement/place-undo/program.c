#include <stdio.h>
#include <stdlib.h>

static int load(const char *path)
{
    char *name = malloc(16);
    if (name == NULL)
        return -1;
    FILE *f = fopen(path, "r");
    if (f == NULL)
        return -1;
    fclose(f);
    free(name);
    return 0;
}

int main(void)
{
    return load("gone.conf") == -1 ? 0 : 1;
}
