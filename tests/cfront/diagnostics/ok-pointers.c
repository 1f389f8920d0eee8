#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct pair { int key; const char *value; };
typedef int (*visit)(const struct pair *p, void *with);

static int count(const struct pair *p, void *with)
{
    size_t *n = with;
    *n += p->value != NULL;
    return 0;
}

static int each(const struct pair *pairs, size_t n, visit f, void *with)
{
    for (const struct pair *p = pairs, *end = pairs + n; p < end; p++)
        if (f(p, with))
            return -1;
    return 0;
}

static char *find(char *s, int c) { return strchr(s, c); }

int main(void)
{
    static const struct pair pairs[] = {{1, "one"}, {2, NULL}, {.key = 3, .value = "three"}};
    size_t n = 0, size = sizeof pairs / sizeof *pairs;
    int matrix[2][3] = {{1, 2, 3}, {4, 5, 6}}, (*row)[3] = matrix, *flat = &matrix[0][0];
    char text[] = "a,b", *comma = find(text, ','), **words = calloc(2, sizeof *words);
    void *any = &n;
    if (!words || each(pairs, size, count, any) || !comma)
        return 1;
    *comma++ = '\0';
    words[0] = text;
    words[1] = comma;
    const char *const *all = (const char *const *)words;
    printf("%zu %d %d %s %s\n", n, row[1][2], flat[5], all[0], all[1]);
    unsigned char *bytes = (unsigned char *)&matrix[1];
    printf("%d %td\n", bytes[0], &flat[6] - flat);
    free(words);
    return 0;
}
