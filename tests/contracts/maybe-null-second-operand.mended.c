/* Tested, but another one than the one that is followed. */
#include <stdlib.h>

int main(void)
{
    int *left = malloc(sizeof *left), *right = malloc(sizeof *right);
    int sum = 0;
    if (left && right) {
        *left = 1;
        *right = 2;
        sum = *left + *right;
    }
    free(left);
    free(right);
    return sum == 4;
}
