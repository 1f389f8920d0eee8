/* A parser of "key=value": the error in the value forgets the key. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct setting { char *key, *value; };

static int parse(const char *line, struct setting *ret)
{
    const char *equals = strchr(line, '=');
    if (!equals || equals == line)
        return -1;
    char *key = strndup(line, (size_t)(equals - line));
    if (!key)
        return -1;
    for (const char *s = equals + 1; *s; s++)
        if (*s == '=') {
            fprintf(stderr, "%s: two '='\n", key);
            return -1; //! owner-dropped
        }
    char *value = strdup(equals + 1);
    if (!value) {
        free(key);
        return -1;
    }
    ret->key = key;
    ret->value = value;
    return 0;
}

int main(void)
{
    struct setting s;
    if (parse("a=b=c", &s))
        return 0;
    free(s.key);
    free(s.value);
    return 0;
}
