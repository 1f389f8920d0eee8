/* On the short path the parameter itself is given back. */
#include <ownership.h>
#include <stdlib.h>
#include <string.h>

static gives nullable char *trimmed(borrows char *text)
{
    size_t n = strlen(text);
    if (n == 0 || text[n - 1] != ' ')
        return strdup(text);
    char *copy = malloc(n);
    if (copy) {
        memcpy(copy, text, n - 1);
        copy[n - 1] = '\0';
    }
    return copy;
}

int main(void)
{
    char word[] = "flat";
    char *t = trimmed(word);
    free(t);
    return 0;
}
