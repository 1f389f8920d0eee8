#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static gives char *longest(owns char *a, owns char *b)
{
    char *best = strlen(a) > strlen(b) ? a : b;
    free(a);
    if (best != a)
        free(b);
    return best; // expect: use-after-move
}

int main(void)
{
    char *a = strdup("short"), *b = strdup("longer");
    if (!a || !b)
        abort();
    char *best = longest(move(a), move(b));
    printf("%d\n", best != NULL);
    return 0;
}
