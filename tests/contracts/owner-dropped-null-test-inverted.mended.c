/* if (!p) free(p). */
#include <stdlib.h>

int main(void)
{
    int *dice = calloc(6, sizeof *dice);
    if (dice != NULL)
        free(dice);
    return 0;
}
