#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *upper(const char *s)
{
    size_t n = strlen(s);
    char *copy = malloc(n + 1);
    if (!copy)
        return NULL;
    for (size_t i = 0; i <= n; i++)
        copy[i] = (char)toupper((unsigned char)s[i]);
    return copy;
}

static int words(const char *s)
{
    int n = 0;
    for (; *s; s++)
        n += !isspace((unsigned char)*s) && (s[1] == '\0' || isspace((unsigned char)s[1]));
    return n;
}

int main(void)
{
    char line[80] = "a b", word[] = {'o', 'k', '\0'}, exact[2] = "ab", *end;
    char *big = upper("big");
    long n = strtol("42x", &end, 10);
    if (strcmp(line, "a b") == 0 && !strncmp(word, "ok", 2) && *end == 'x' && big)
        snprintf(line + strlen(line), sizeof line - strlen(line), " %s", big);
    printf("%s %d %ld %c\n", line, words(line), n, exact[1]);
    free(big);
    return 0;
}
