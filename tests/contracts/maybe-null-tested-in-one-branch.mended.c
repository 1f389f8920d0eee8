/* The message in the branch does not end the function. */
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    int *ages = calloc(3, sizeof *ages);
    if (!ages) {
        fputs("no memory\n", stderr);
        return 1;
    }
    ages[0] = 70;
    free(ages);
    return 0;
}
