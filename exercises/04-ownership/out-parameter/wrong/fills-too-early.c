// caught-by: use-after-move
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
    *ret_key = copy(text, (size_t)(sign - text)); // the boxes are there, so why wait
    *ret_value = copy(sign + 1, strlen(sign + 1));
    if (*ret_key == NULL || *ret_value == NULL) {
        free(*ret_key);
        free(*ret_value);
        return -1;
    }
    return 0;
}

void show(const char *text)
{
    char *key, *value;
    if (split(text, &key, &value) != 0) {
        printf("%s: no pair\n", text);
        return;
    }
    printf("%s is %s\n", key[0] != '\0' ? key : "\"\"", value[0] != '\0' ? value : "\"\"");
    free(key);
    free(value);
}
// --- your code ends here ---
