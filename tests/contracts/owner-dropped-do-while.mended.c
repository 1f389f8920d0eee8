/* A new block in each turn of do-while, one free() after it. */
#include <stdlib.h>

static int attempts(void)
{
    int n = 0;
    char *try;
    do {
        try = malloc(10);
        n++;
        free(try);
    } while (n < 3);
    return n;
}

int main(void)
{
    return attempts() != 3;
}
