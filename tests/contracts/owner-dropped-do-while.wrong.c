/* A new block in each turn of do-while, one free() after it. */
#include <stdlib.h>

static int attempts(void)
{
    int n = 0;
    char *try;
    do {
        try = malloc(10); //! owner-dropped
        n++;
    } while (n < 3);
    free(try);
    return n;
}

int main(void)
{
    return attempts() != 3;
}
