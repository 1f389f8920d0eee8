/* The new block is written before it is tested. */
#include <stdlib.h>

int main(void)
{
    int *a = malloc(sizeof *a);
    if (!a)
        return 1;
    int *b = realloc(a, 2 * sizeof *b);
    b[1] = 2; //! maybe-null
    if (!b) {
        free(a);
        return 1;
    }
    free(b);
    return 0;
}
