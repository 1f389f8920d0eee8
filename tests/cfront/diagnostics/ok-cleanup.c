#include <stdio.h>
#include <stdlib.h>

static void release(char **p) { free(*p); }

static int load(const char *name)
{
    int status = -1;
    char *buffer = NULL;
    FILE *f = fopen(name, "r");
    if (!f)
        goto out;
    buffer = malloc(100);
    if (!buffer)
        goto close;
    if (fgets(buffer, 100, f))
        status = 0;
close:
    fclose(f);
out:
    free(buffer);
    return status;
}

int main(void)
{
    char *guard __attribute__((cleanup(release))) = malloc(4);
    return load("x") == 0;
}
