/* g_clear_pointer, g_steal_pointer and g_autofree, by hand. */
#include <stdlib.h>
#include <string.h>

static void *steal_pointer(void *at)
{
    void **p = at;
    void *value = *p;
    *p = NULL;
    return value;
}
#define STEAL(p) ((__typeof__(p))steal_pointer(&(p)))
#define CLEAR(p, destroy) do { \
        __typeof__(p) old = (p); \
        (p) = NULL; \
        if (old) \
            destroy(old); \
    } while (0)

static void autofree(void *p)
{
    free(*(void **)p);
}
#define AUTOFREE __attribute__((cleanup(autofree)))

static char *quoted(const char *text)
{
    AUTOFREE char *result = malloc(strlen(text) + 3);
    AUTOFREE char *copy = strdup(text);
    if (!result || !copy)
        return NULL;
    if (strchr(copy, '"'))
        return NULL;
    result[0] = '"';
    strcpy(result + 1, copy);
    strcat(result, "\"");
    return STEAL(result);
}

int main(void)
{
    char *q = quoted("north");
    int good = q && q[0] == '"';
    CLEAR(q, free);
    CLEAR(q, free);
    return !good;
}
