/* A reading is shown after its block is gone. */
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    int *reading = malloc(sizeof *reading);
    if (!reading)
        return 1;
    *reading = 21;
    free(reading);
    printf("%d degrees\n", *reading); //! use-after-move
    return 0;
}
