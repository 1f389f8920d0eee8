#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int by_text(borrows const void *a, borrows const void *b)
{
    char *const *x = a, *const *y = b;
    int order = strcmp(*x, *y);
    return order;
}

int main(void)
{
    char **words = malloc(2 * sizeof *words);
    if (!words)
        return 1;
    words[0] = words[1] = "same";
    if (by_text(words, words + 1))
        puts(words[0]);
    qsort(words, 2, sizeof *words, by_text);
    free(words);
    return 0;
}
