/* A NULL-ended array of strings, all of them freed in a loop. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void free_strings(char **strings)
{
    if (!strings)
        return;
    for (char **s = strings; *s; s++)
        free(*s);
    free(strings);
}

static char **split(const char *text, char by)
{
    size_t count = 1;
    for (const char *s = text; *s; s++)
        count += *s == by;
    char **parts = calloc(count + 1, sizeof *parts);
    if (!parts)
        return NULL;
    for (size_t i = 0; i < count; i++) {
        const char *end = strchr(text, by);
        size_t n = end ? (size_t)(end - text) : strlen(text);
        parts[i] = strndup(text, n);
        if (!parts[i]) {
            free_strings(parts);
            return NULL;
        }
        text = end ? end + 1 : text + n;
    }
    return parts;
}

int main(void)
{
    char **parts = split("usr:local:bin", ':');
    if (!parts)
        return 1;
    for (size_t i = 0; parts[i]; i++)
        puts(parts[i]);
    free_strings(parts);
    return 0;
}
