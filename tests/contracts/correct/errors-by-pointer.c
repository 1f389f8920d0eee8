/* GError's way: an out-parameter that is set on failure only. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct error {
    int code;
    char text[32];
};

static void set_error(struct error **ret, int code, const char *text)
{
    if (!ret)
        return;
    struct error *e = malloc(sizeof *e);
    if (!e)
        return;
    e->code = code;
    snprintf(e->text, sizeof e->text, "%s", text);
    *ret = e;
}

static void clear_error(struct error **e)
{
    if (e && *e) {
        free(*e);
        *e = NULL;
    }
}

static char *read_key(const char *line, struct error **ret)
{
    const char *end = strchr(line, '=');
    if (!end) {
        set_error(ret, 1, "no '='");
        return NULL;
    }
    char *key = strndup(line, (size_t)(end - line));
    if (!key)
        set_error(ret, 2, "no memory");
    return key;
}

int main(void)
{
    struct error *e = NULL;
    char *key = read_key("width", &e);
    if (!key && e) {
        fprintf(stderr, "%s\n", e->text);
        clear_error(&e);
    }
    free(key);
    key = read_key("height=3", &e);
    if (key)
        puts(key);
    else if (e)
        clear_error(&e);
    free(key);
    return 0;
}
