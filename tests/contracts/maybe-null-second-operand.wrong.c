/* Tested, but another one than the one that is followed. */
#include <stdlib.h>

int main(void)
{
    int *left = malloc(sizeof *left), *right = malloc(sizeof *right);
    int sum = 0;
    if (left) {
        *left = 1;
        *right = 2; //! maybe-null
        sum = *left + *right;
    }
    free(left);
    free(right);
    return sum == 4;
}
