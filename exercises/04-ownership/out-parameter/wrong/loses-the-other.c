// caught-by: owner-dropped
#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// The first n bytes of a text; NULL when there is no memory.
gives nullable char *copy(borrows const char *from, size_t n)
{
    char *text = malloc(n + 1);
    if (text == NULL)
        return NULL;
    memcpy(text, from, n);
    text[n] = '\0';
    return text;
}

must_use int split(borrows const char *text,
                   gives char **ret_key, gives char **ret_value);
void show(borrows const char *text);

// --- your code starts here ---
int split(const char *text, char **ret_key, char **ret_value)
{
    const char *sign = strchr(text, '=');
    if (sign == NULL)
        return -1;
    char *key = copy(text, (size_t)(sign - text));
    const char *rest = sign + 1;
    char *value = copy(rest, strlen(rest));
    if (key == NULL || value == NULL)
        return -1;
    *ret_key = key;
    *ret_value = value;
    return 0;
}

static borrows_from(text) const char *shown(borrows const char *text)
{
    return text[0] != '\0' ? text : "\"\"";
}

void show(const char *text)
{
    char *key, *value;
    if (split(text, &key, &value) != 0) {
        printf("%s: no pair\n", text);
        return;
    }
    printf("%s is %s\n", shown(key), shown(value));
    free(key);
    free(value);
}
// --- your code ends here ---
