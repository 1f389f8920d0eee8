/* A deep copy that undoes itself when a part fails. */
#include <stdlib.h>
#include <string.h>

struct field {
    char *name, *value;
};

static void fields_free(struct field *f, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        free(f[i].name);
        free(f[i].value);
    }
    free(f);
}

static struct field *fields_copy(const struct field *from, size_t n)
{
    struct field *to = calloc(n, sizeof *to);
    if (!to)
        return NULL;
    for (size_t i = 0; i < n; i++) {
        to[i].name = strdup(from[i].name);
        to[i].value = strdup(from[i].value);
        if (!to[i].name || !to[i].value) {
            fields_free(to, n);
            return NULL;
        }
    }
    return to;
}

int main(void)
{
    struct field fields[] = {{"host", "example"}, {"port", "80"}};
    struct field *copy = fields_copy(fields, 2);
    if (!copy)
        return 1;
    int same = strcmp(copy[1].value, "80") == 0;
    fields_free(copy, 2);
    return !same;
}
