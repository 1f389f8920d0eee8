/* malloc() may fail. */
#include <stdlib.h>

int main(void)
{
    long *counter = malloc(sizeof *counter);
    *counter = 1; //! maybe-null
    free(counter);
    return 0;
}
