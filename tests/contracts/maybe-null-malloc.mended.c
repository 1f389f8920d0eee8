/* malloc() may fail. */
#include <stdlib.h>

int main(void)
{
    long *counter = malloc(sizeof *counter);
    if (counter)
        *counter = 1;
    free(counter);
    return 0;
}
