/* The old address is read after realloc() has taken it. */
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    int *scores = malloc(2 * sizeof *scores);
    if (!scores)
        return 1;
    scores[0] = 8;
    scores[1] = 9;
    int *more = realloc(scores, 200 * sizeof *more);
    if (!more) {
        free(scores);
        return 1;
    }
    more[2] = 10;
    printf("%d\n", scores[0] + more[2]); //! use-after-move
    free(more);
    return 0;
}
