#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static gives char *word_for(int n)
{
    if (n == 0)
        n = 100;
    char *s = malloc(8);
    if (!s)
        abort();
    snprintf(s, 8, "%d", n);
    return s;
}

int main(void)
{
    char *s = word_for(12);
    puts(s);
    free(s);
    s = word_for(0);
    puts(s);
    free(s);
    return 0;
}
