/* Each round's word replaces the one before. */
#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static gives nullable char *next_word(int n)
{
    return n < 3 ? strdup("word") : NULL;
}

int main(void)
{
    char *w;
    int n = 0;
    while ((w = next_word(n)) != NULL) {
        puts(w);
        free(w);
        n++;
    }
    return n != 3;
}
