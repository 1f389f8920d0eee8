/* One variable, a new block in each round, freed before the next. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int longest(const char *const *words)
{
    char *best = NULL;
    for (; *words; words++) {
        if (best && strlen(*words) <= strlen(best))
            continue;
        free(best);
        best = strdup(*words);
        if (!best)
            return -1;
    }
    int n = best ? (int)strlen(best) : 0;
    free(best);
    return n;
}

static int retry(int most)
{
    char *p = NULL;
    int n = 0;
    do {
        free(p);
        p = malloc(16);
    } while (p && ++n < most);
    free(p);
    return n;
}

int main(void)
{
    const char *words[] = {"a", "abc", "ab", NULL};
    return longest(words) + retry(3) != 6;
}
