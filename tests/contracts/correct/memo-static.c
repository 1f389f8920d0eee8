/* A static cache: kept for ever, refilled when the key differs. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *repeated(const char *word, int times)
{
    static char *cached;
    static int cached_times;
    if (cached && cached_times == times && strncmp(cached, word, strlen(word)) == 0)
        return cached;
    char *fresh = malloc(strlen(word) * (size_t)times + 1);
    if (!fresh)
        return word;
    fresh[0] = '\0';
    for (int i = 0; i < times; i++)
        strcat(fresh, word);
    free(cached);
    cached = fresh;
    cached_times = times;
    return cached;
}

int main(void)
{
    puts(repeated("la", 2));
    puts(repeated("la", 2));
    puts(repeated("mi", 3));
    return 0;
}
