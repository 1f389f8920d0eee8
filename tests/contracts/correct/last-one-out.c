/* The loop breaks with the block still held, and the code behind it takes over. */
#include <stdlib.h>
#include <string.h>

static char *first_long(const char *const *words)
{
    char *found = NULL;
    for (; *words; words++) {
        char *w = strdup(*words);
        if (!w)
            break;
        if (strlen(w) > 4) {
            found = w;
            break;
        }
        free(w);
    }
    return found;
}

static int lines(const char *text)
{
    int n = 0;
    for (const char *at = text, *end; at; at = end ? end + 1 : NULL) {
        end = strchr(at, '\n');
        char *line = end ? strndup(at, (size_t)(end - at)) : strdup(at);
        if (!line)
            return -1;
        n += line[0] != '#';
        free(line);
    }
    return n;
}

int main(void)
{
    const char *words[] = {"a", "longer", "longest", NULL};
    char *w = first_long(words);
    int good = w && w[0] == 'l' && lines("one\n#two\nthree") == 2;
    free(w);
    return !good;
}
