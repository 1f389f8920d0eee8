#include <stdlib.h>

int main(void)
{
    int *n = malloc(sizeof *n);
    n = malloc(2 * sizeof *n);
    int made = n != NULL;
    free(n);
    return !made;
}
