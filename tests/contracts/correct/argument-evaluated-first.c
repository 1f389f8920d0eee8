/* Nested calls: what one gives, the next takes. */
#include <ownership.h>
#include <stdlib.h>
#include <string.h>

static gives char *must_copy(borrows const char *text)
{
    char *copy = strdup(text);
    if (!copy)
        abort();
    return copy;
}

static gives char *join(owns char *a, owns char *b)
{
    char *both = malloc(strlen(a) + strlen(b) + 1);
    if (!both)
        abort();
    strcpy(both, a);
    strcat(both, b);
    free(a);
    free(b);
    return both;
}

static size_t measure(owns char *text)
{
    size_t n = strlen(text);
    free(text);
    return n;
}

int main(void)
{
    return measure(join(join(must_copy("to"), must_copy("get")), must_copy("her"))) != 8;
}
