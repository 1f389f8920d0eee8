#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static gives char *longest(owns char *a, owns char *b)
{
    char *best = strlen(a) > strlen(b) ? a : b;
    free(best == a ? b : a);
    return best;
}

int main(void)
{
    char *a = strdup("short"), *b = strdup("longer");
    if (!a || !b)
        abort();
    char *best = longest(move(a), move(b));
    puts(best);
    free(best);
    return 0;
}
