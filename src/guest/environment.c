/* environment.c - getenv and its like. The environment is empty when a program starts;
 * what it sets are objects of the library's that stay to the end. */
#include "guest/libc.h"

#include <string.h>

enum { VARIABLES = 32 };
static struct {
    size_t name_len;
    char *text; /* "NAME=value"; NULL: none */
} variables[VARIABLES];
static char **list; /* what environ points to: VARIABLES + 1 */

void environment_reset(void)
{
    memset(variables, 0, sizeof variables);
    list = NULL;
}

void environment_start(void)
{
    void *at = static_find("environ");
    if (!at)
        return;
    list = library_object("environ", (VARIABLES + 1) * sizeof *list, LIBRARY_WRITE);
    if (list)
        static_set(at, &list, sizeof list);
}

static void show(void)
{
    char *all[VARIABLES + 1] = { NULL };
    int n = 0;
    for (int i = 0; i < VARIABLES; i++)
        if (variables[i].text)
            all[n++] = variables[i].text;
    if (list)
        library_set(list, all, sizeof all);
}

static int find(const char *name, size_t n)
{
    for (int i = 0; i < VARIABLES; i++)
        if (variables[i].text && variables[i].name_len == n && memcmp(variables[i].text, name, n) == 0)
            return i;
    return -1;
}

LIBC(char *, getenv, const char *name)
{
    size_t n = text_length(name, SIZE_MAX);
    hidden_state(HIDDEN_ENVIRONMENT, false);
    int i = find(name, n);
    return i < 0 ? NULL : variables[i].text + n + 1;
}

LIBC(int, setenv, const char *name, const char *value, int replace)
{
    size_t n = text_length(name, SIZE_MAX), len = text_length(value, SIZE_MAX);
    if (n == 0 || memchr(name, '=', n))
        return fails(EINVAL);
    hidden_state(HIDDEN_ENVIRONMENT, true);
    int i = find(name, n);
    if (i >= 0 && !replace)
        return 0;
    for (int k = 0; i < 0 && k < VARIABLES; k++)
        if (!variables[k].text)
            i = k;
    char *text = i < 0 ? NULL : library_object("a variable of the environment", n + len + 2, LIBRARY_WRITE);
    if (!text)
        return fails(ENOMEM);
    library_set(text, name, n);
    library_set(text + n, "=", 1);
    library_set(text + n + 1, value, len + 1);
    variables[i].name_len = n;
    variables[i].text = text;
    show();
    return 0;
}

LIBC(int, unsetenv, const char *name)
{
    size_t n = text_length(name, SIZE_MAX);
    if (n == 0 || memchr(name, '=', n))
        return fails(EINVAL);
    hidden_state(HIDDEN_ENVIRONMENT, true);
    int i = find(name, n);
    if (i >= 0)
        variables[i].text = NULL;
    show();
    return 0;
}
