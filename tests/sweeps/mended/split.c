/* A line cut into fields. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void drop(char **fields, size_t n)
{
    for (size_t i = 0; i < n; i++)
        free(fields[i]);
    free(fields);
}

static char **split(const char *line, size_t *ret_count)
{
    char *own = strdup(line);
    char **fields = NULL;
    size_t n = 0;
    if (!own)
        return NULL;
    for (char *at = strtok(own, ","); at; at = strtok(NULL, ",")) {
        char **more = realloc(fields, (n + 1) * sizeof *more);
        if (!more)
            goto bad;
        fields = more;
        fields[n] = malloc(strlen(at) + 1);
        if (!fields[n])
            goto bad;
        strcpy(fields[n++], at);
    }
    free(own);
    *ret_count = n;
    return fields;
bad:
    drop(fields, n);
    free(own);
    return NULL;
}

int main(void)
{
    size_t n;
    char **fields = split("red,green,blue", &n);
    if (!fields)
        return 1;
    printf("%zu fields, the last is %s\n", n, fields[n - 1]);
    drop(fields, n);
    return 0;
}
