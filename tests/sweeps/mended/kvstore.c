/* A key-value store: a file of lines, the last one with a key counts. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int store(const char *key, const char *value)
{
    FILE *f = fopen("store", "a");
    if (!f)
        return -1;
    int bad = fprintf(f, "%s %s\n", key, value) < 0;
    return fclose(f) == 0 && !bad ? 0 : -1;
}

static int fetch(const char *key, char **ret)
{
    char k[16], v[16], *found = NULL;
    int bad = 0;
    FILE *f = fopen("store", "r");
    if (!f)
        return -1;
    while (!bad && fscanf(f, "%15s %15s", k, v) == 2)
        if (strcmp(k, key) == 0) {
            free(found);
            found = malloc(strlen(v) + 1);
            bad = !found;
            if (found)
                strcpy(found, v);
        }
    bad |= ferror(f) != 0;
    fclose(f);
    if (bad) {
        free(found);
        return -1;
    }
    *ret = found;
    return 0;
}

int main(void)
{
    char *colour;
    if (store("colour", "red") != 0 || store("size", "9") != 0 || store("colour", "blue") != 0)
        return 1;
    if (fetch("colour", &colour) != 0)
        return 1;
    puts(colour ? colour : "nothing");
    free(colour);
    return 0;
}
