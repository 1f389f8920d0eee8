/* A line cut into fields. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char **split(const char *line, size_t *ret_count)
{
    char *own = strdup(line); // broken: null-dereference
    char **fields = NULL;
    size_t n = 0;
    for (char *at = strtok(own, ","); at; at = strtok(NULL, ",")) {
        char **more = realloc(fields, (n + 1) * sizeof *more); // broken: leak
        if (!more) {
            free(own);
            return NULL;
        }
        fields = more;
        fields[n] = malloc(strlen(at) + 1); // broken: leak
        if (!fields[n]) {
            free(fields);
            free(own);
            return NULL;
        }
        strcpy(fields[n++], at);
    }
    free(own);
    *ret_count = n;
    return fields;
}

int main(void)
{
    size_t n;
    char **fields = split("red,green,blue", &n);
    if (!fields)
        return 1;
    printf("%zu fields, the last is %s\n", n, fields[n - 1]);
    for (size_t i = 0; i < n; i++)
        free(fields[i]);
    free(fields);
    return 0;
}
