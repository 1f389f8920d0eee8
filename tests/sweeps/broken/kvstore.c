/* A key-value store: a file of lines, the last one with a key counts. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int store(const char *key, const char *value)
{
    FILE *f = fopen("store", "a"); // broken: closed-handle-use
    fprintf(f, "%s %s\n", key, value); // broken: failure-unnoticed
    return fclose(f) == 0 ? 0 : -1;
}

static char *fetch(const char *key)
{
    char k[16], v[16], *found = NULL;
    FILE *f = fopen("store", "r");
    if (!f)
        return NULL;
    while (fscanf(f, "%15s %15s", k, v) == 2) // broken: failure-unnoticed
        if (strcmp(k, key) == 0) {
            free(found);
            found = malloc(strlen(v) + 1); // broken: null-dereference
            strcpy(found, v);
        }
    fclose(f);
    return found;
}

int main(void)
{
    if (store("colour", "red") != 0 || store("size", "9") != 0 || store("colour", "blue") != 0)
        return 1;
    char *colour = fetch("colour");
    puts(colour ? colour : "nothing");
    free(colour);
    return 0;
}
